import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { type BuildStep, build } from "./build.ts";
import { root } from "./lib/run.ts";

const NAME = `test-${process.pid}`;
let runs = 0;

function step(result: { code: number; output: string }): BuildStep {
	return {
		name: NAME,
		says: "Building for a test",
		sources: ["tools/build.ts"],
		proof: "package.json",
		async run() {
			runs++;
			return { ...result, seconds: 0 };
		},
	};
}
const say = () => undefined;

afterEach(() => {
	runs = 0;
	rmSync(join(root, "node_modules/.cache/annex", `${NAME}.stamp`), { force: true });
});

it("builds once and leaves alone what has not changed, unless forced", async () => {
	const steps = [step({ code: 0, output: "" })];
	await build({ steps, say });
	await build({ steps, say });
	expect(runs).toBe(1);
	await build({ steps, say, force: true });
	expect(runs).toBe(2);
});

it("passes on what the tool said when a step fails, says what to do, and tries again next time", async () => {
	const steps = [step({ code: 1, output: "main.tsx:3: unexpected end of file\n" })];
	const failure = {
		message: expect.stringMatching(new RegExp(`"${NAME}" failed[^]*main.tsx:3: unexpected end of file`)),
		fix: expect.stringContaining("run the same command again"),
	};
	await expect(build({ steps, say })).rejects.toMatchObject(failure);
	await expect(build({ steps, say })).rejects.toMatchObject(failure);
	expect(runs).toBe(2);
});
