import { expect, it } from "vitest";
import { openCli } from "../test/test-powers.ts";

it.each(["create", "package", "login", "logout", "whoami", "publish"])("explains %s on --help", async (command) => {
	await using cli = await openCli();
	const { code, out } = await cli.run(command, "--help");
	expect(code).toBe(0);
	expect(out).toContain(`Usage: annex ${command}`);
	expect(out).toContain("--json");
});

it("answers with its version", async () => {
	await using cli = await openCli();
	expect((await cli.run("--version")).out).toMatch(/^\d+\.\d+\.\d+$/);
});

it.each([
	["an unknown command", ["publsh"]],
	["an unknown option", ["package", "--fast"]],
	["a missing argument", ["create"]],
	["an option's value that is none", ["publish", "--timeout", "soon"]],
])("ends with 2 and says what is possible on %s", async (_, argv) => {
	await using cli = await openCli();
	const { code, err, out } = await cli.run(...argv);
	expect(code).toBe(2);
	expect(err).toContain("error:");
	expect(out).toBe("");
});

it("suggests the command that was probably meant", async () => {
	await using cli = await openCli();
	expect((await cli.run("publsh")).err).toContain("Did you mean publish?");
});

it("keeps to one JSON object under --json, wrong usage included", async () => {
	await using cli = await openCli();
	const { code, result } = await cli.json("package", "--fast");
	expect(code).toBe(2);
	expect(result).toMatchObject({ ok: false, error: { code: "usage" } });
});

it("says what failed, its code, and what to do", async () => {
	await using cli = await openCli();
	const { code, err } = await cli.run("package");
	expect(code).toBe(1);
	expect(err).toContain("There is no manifest.json in");
	expect(err).toContain("[manifest_missing]");
	expect(err).toContain("annex create");
});
