import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

test("a flood of log lines is cut down, and each line is clipped and harmless", async () => {
	await using scope = await openTestScope();
	const lines = Array.from({ length: 150 }, () =>
		scope.guest.call("lifecycle.log", { level: "info", message: "a\u202eb" }).catch(({ code }) => code),
	);
	const outcomes = await Promise.all(lines);
	expect(outcomes.filter((outcome) => outcome === "rate_limited")).toHaveLength(50);
	expect(scope.words[0]).toBe("info: a⟨U+202E⟩b");
	scope.clock.advance(1_000);
	await expect(scope.guest.call("lifecycle.log", { level: "info", message: "x".repeat(2_001) })).rejects.toMatchObject({
		code: "arguments_invalid",
	});
});

test("error reports are rare, bounded and cannot choose their kind freely", async () => {
	await using scope = await openTestScope();
	const report = { kind: "uncaught", message: "m", stack: "s" };
	for (const bad of [
		{ kind: "crash" },
		{ message: "x".repeat(2_001) },
		{ stack: "x".repeat(8_001) },
		{ version: "9.9.9" },
	]) {
		await expect(scope.guest.call("lifecycle.reportError", { ...report, ...bad })).rejects.toMatchObject({
			code: "arguments_invalid",
		});
	}
	const reports = Array.from({ length: 30 }, () =>
		scope.guest.call("lifecycle.reportError", report).catch(({ code }) => code),
	);
	expect((await Promise.all(reports)).filter((outcome) => outcome === null).length).toBeLessThanOrEqual(10);
});

test("things that cannot be described do not break the console", async () => {
	const hostile = {
		toJSON() {
			throw new Error("no");
		},
	};
	await using scope = await openTestScope({
		extension: {
			activate() {
				console.log(hostile, Symbol("s"), null, undefined, 1n);
			},
		},
	});
	await expect
		.poll(() => scope.words)
		.toEqual(["info: [something that cannot be described] Symbol(s) null undefined 1"]);
});
