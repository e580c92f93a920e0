import { readConfig } from "./config.ts";
import { createServer } from "./server.ts";

const FORCED_MS = 10_000;

try {
	const config = readConfig(process.env);
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
	const { url } = await server.listen();
	if (config.announceReady) process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
} catch (thrown) {
	const fix = thrown instanceof Error && "fix" in thrown ? ` ${thrown.fix}` : "";
	process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}${fix}\n`);
	process.exit(1);
}
