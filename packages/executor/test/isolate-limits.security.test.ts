import { openChannel } from "@annex/rpc";
import { programOf } from "@annex/sandbox/conformance";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type IsolateLimits, isolateEngine } from "../src/index.ts";
import { bundleGuest } from "./support.ts";

let runtime: string;
const engines: ReturnType<typeof isolateEngine>[] = [];

beforeAll(async () => {
	runtime = await bundleGuest();
});
afterEach(() => {
	for (const engine of engines.splice(0)) engine.dispose();
});

async function run(source: string, limits: Partial<IsolateLimits>) {
	const engine = isolateEngine({ runtime, limits });
	engines.push(engine);
	const sandbox = await engine.start(await programOf({ "main.js": source }));
	const channel = openChannel({ port: sandbox.port, side: "host" });
	sandbox.exited.then(({ error }) => channel.close(error));
	return { sandbox, call: (name: string) => channel.call(`program.${name}`, null) };
}

describe("an isolate", () => {
	test.each([
		["its heap", "const held = []; for (;;) held.push(new Array(10_000).fill(1.5));", "extension_over_limit"],
		// The engine gives up with its whole process, which says no more.
		["its bytes", "const held = []; for (;;) held.push(new Uint8Array(2 ** 20).fill(1));", "extension_crashed"],
	])("is ended when %s outgrow its memory, and its neighbour goes on", async (_, bomb, code) => {
		const neighbour = await run("export const ping = () => 1;", {});
		const { sandbox, call } = await run(`export const bomb = () => { ${bomb} };`, { memoryMB: 16 });
		call("bomb").catch(() => {});
		expect((await sandbox.exited).error.code).toBe(code);
		expect(await neighbour.call("ping")).toBe(1);
	});

	test("is ended when it computes for more than its share", async () => {
		const { sandbox, call } = await run("export const spin = () => { for (;;); };", { cpuShare: 0.05 });
		call("spin").catch(() => {});
		expect((await sandbox.exited).error).toMatchObject({ code: "extension_over_limit" });
	});

	test("is ended when its time is over", async () => {
		const { sandbox } = await run("", { lifetimeMs: 300 });
		expect((await sandbox.exited).error).toMatchObject({ code: "extension_over_limit" });
	});

	test("meets nothing of the process that it runs in", async () => {
		const names = "process require module Buffer global fetch WebAssembly SharedArrayBuffer Atomics __annex";
		const { call } = await run(
			`export const left = () => ${JSON.stringify(names.split(" "))}.filter((name) => name in globalThis);`,
			{},
		);
		expect(await call("left")).toEqual([]);
	});
});
