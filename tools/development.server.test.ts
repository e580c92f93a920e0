import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PASSWORD, startTestServer } from "../apps/server/test/support/index.ts";
import { openCli } from "../packages/cli/test/test-powers.ts";

/** `annex dev` against a whole server, with a browser's session played by a visitor. */
it("annex dev sends each save to its author alone, says faults in both places, and ends the session", async () => {
	await using server = await startTestServer();
	const ada = await server.user("ada");
	const stop = Promise.withResolvers<void>();
	const lines: string[] = [];
	let heard = Promise.withResolvers<void>();
	await using cli = await openCli({
		env: { ANNEX_REGISTRY: server.url },
		input: `${PASSWORD}\n`,
		interrupted: stop.promise,
		onLine(line) {
			lines.push(line);
			heard.resolve();
			heard = Promise.withResolvers();
		},
	});
	const says = async (what: RegExp) => {
		for (;;) {
			const match = what.exec(lines.join("\n"));
			if (match) return match;
			await heard.promise;
		}
	};
	await cli.run("login", "--login", "ada", "--password-stdin");
	await cli.run("create", "tool", "-p", "acme");
	const running = cli.run("dev", "tool");
	const key = (await says(/Open \S+\/develop#(\S+)/))[1];
	await ada.post(`developer/sessions/${key}/lines`, { level: "warn", message: "from\u001b[2J the workbench" });
	await says(/! from\uFFFD\[2J the workbench/);
	await appendFile(join(cli.cwd, "tool/src/extension.ts"), "\nconst = 1;\n");
	await says(/src\/extension\.ts:\d+:\d+/);
	stop.resolve();
	expect(await running).toMatchObject({ code: 0 });
	expect((await ada.get(`developer/sessions/${key}/events`)).status).toBe(404);
	expect((await ada.get("developer/extensions")).body.items).toEqual([]);
});

it("annex dev says at once that nobody is signed in, and that there is no extension in the folder", async () => {
	await using server = await startTestServer();
	await server.user("ada");
	await using cli = await openCli({ env: { ANNEX_REGISTRY: server.url }, input: `${PASSWORD}\n` });
	expect((await cli.json("dev")).result).toMatchObject({ error: { code: "not_signed_in" } });
	await cli.run("login", "--login", "ada", "--password-stdin");
	expect((await cli.json("dev")).result).toMatchObject({ error: { code: "manifest_missing" } });
});
