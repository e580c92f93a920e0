import { readConfig } from "./config.ts";
import { explainStart } from "./explain-start.ts";
import { createServer } from "./server.ts";

const FORCED_MS = 10_000;

const config = (() => {
	try {
		return readConfig(process.env);
	} catch (thrown) {
		return giveUp(thrown instanceof Error ? thrown.message : String(thrown));
	}
})();
try {
	const server = await createServer(config);
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, () => {
			setTimeout(() => process.exit(1), FORCED_MS).unref();
			server.close().then(
				() => process.exit(0),
				() => process.exit(1),
			);
		});
	}
	const { url } = await server.listen().catch(async (thrown) => {
		await server.close();
		throw thrown;
	});
	if (config.announceReady) process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
} catch (thrown) {
	const { sentence, fix } = explainStart(thrown, config);
	giveUp(`${sentence} ${fix}`.trim());
}

function giveUp(words: string): never {
	process.stderr.write(`${words}\n`);
	process.exit(1);
}
