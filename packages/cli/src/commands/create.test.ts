import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openTestScope } from "@annex/capabilities/testing";
import { parseManifest } from "@annex/manifest";
import { readPackage } from "@annex/scanner";
import { describe, expect, it } from "vitest";
import { openCli } from "../../test/test-powers.ts";

describe("annex create", () => {
	it("writes an extension that passes every check as it is", async () => {
		await using cli = await openCli();
		const created = await cli.run("create", "word-tools", "--publisher", "acme");
		expect(created).toMatchObject({ code: 0, err: "" });
		const { code, result } = await cli.json("package", "word-tools");
		expect(code).toBe(0);
		expect(result).toMatchObject({ ok: true, id: "acme.word-tools", version: "0.1.0", findings: [] });
	});

	it("writes an extension that runs, with its permission and without", async () => {
		await using cli = await openCli();
		await cli.run("create", "word-tools", "--publisher", "acme");
		const { result } = await cli.json("package", "word-tools");
		const { files } = await readPackage(await readFile(String(result["file"])));
		const code = Buffer.from(files.find(({ path }) => path === "extension.js")?.bytes ?? []);
		const extension = await import(`data:text/javascript;base64,${code.toString("base64")}`);

		const commands = ["wordTools.hello"];
		await using trusted = await openTestScope({ extension, commands, grants: [{ permission: "storage" }] });
		await trusted.capabilities.commands.run("wordTools.hello", []);
		await trusted.capabilities.commands.run("wordTools.hello", []);
		expect(trusted.ui.notifications.map(({ message }) => message)).toEqual([
			"Hello! That makes 1.",
			"Hello! That makes 2.",
		]);
		await using refused = await openTestScope({ extension, commands });
		await refused.capabilities.commands.run("wordTools.hello", []);
		expect(refused.ui.notifications.map(({ message }) => message)).toEqual(["Hello!"]);
	});

	it("fills every word of the template in", async () => {
		await using cli = await openCli({ env: { ANNEX_REGISTRY: "https://annex.example/base/" } });
		const { result } = await cli.json("create", "word-tools", "-p", "acme", "--description", 'Says "hi" \\o/');
		for (const file of result["files"] as string[]) {
			const text = await readFile(join(cli.cwd, "word-tools", file), "latin1");
			expect(text, file).not.toMatch(/__[A-Z_]+__/);
		}
		const manifest = JSON.parse(await readFile(join(cli.cwd, "word-tools/manifest.json"), "utf8"));
		expect(parseManifest(manifest).ok).toBe(true);
		expect(manifest).toMatchObject({
			$schema: "https://annex.example/base/schemas/manifest.json",
			displayName: "Word Tools",
			description: 'Says "hi" \\o/',
		});
		const project = JSON.parse(await readFile(join(cli.cwd, "word-tools/package.json"), "utf8"));
		expect(project.devDependencies["@annex/sdk"]).toMatch(
			/^https:\/\/annex\.example\/base\/packages\/annex-sdk-\d+\.\d+\.\d+\.tgz$/,
		);
	});

	it("asks for the publisher where somebody can answer, and for nothing when it is given", async () => {
		await using asking = await openCli({ answers: ["acme"] });
		expect((await asking.json("create", "one")).result).toMatchObject({ id: "acme.one" });
		await using told = await openCli({ answers: [] });
		expect((await told.run("create", "two", "-p", "acme")).err).toBe("");
	});

	it("says that a publisher is still to be put in when nobody named one", async () => {
		await using cli = await openCli();
		expect((await cli.run("create", "one")).out).toContain('it says "my-publisher"');
	});

	it("uses an empty folder and refuses one with anything in it, touching nothing", async () => {
		await using cli = await openCli();
		await mkdir(join(cli.cwd, "empty"));
		expect((await cli.run("create", "one", "-p", "acme", "--folder", "empty")).code).toBe(0);

		await mkdir(join(cli.cwd, "full"));
		await writeFile(join(cli.cwd, "full/README.md"), "mine");
		const refused = await cli.json("create", "one", "-p", "acme", "--folder", "full");
		expect(refused).toMatchObject({ code: 1, result: { error: { code: "folder_not_empty" } } });
		expect(await readFile(join(cli.cwd, "full/README.md"), "utf8")).toBe("mine");

		await writeFile(join(cli.cwd, "file"), "");
		expect((await cli.json("create", "one", "-p", "acme", "--folder", "file")).code).toBe(1);
	});

	it.each(["../evil", "Über", "-x-", "a b", "x".repeat(65)])("refuses the name %j", async (name) => {
		await using cli = await openCli();
		const { code, result } = await cli.json("create", "-p", "acme", "--", name);
		expect(code).not.toBe(0);
		expect(result["ok"]).toBe(false);
	});

	it("refuses words that would make a manifest invalid before it writes anything", async () => {
		await using cli = await openCli();
		const { code, result } = await cli.json("create", "one", "-p", "acme", "--display-name", "evil\u202Etxt");
		expect(code).toBe(3);
		expect(result).toMatchObject({ error: { code: "manifest_invalid" } });
		expect(JSON.stringify(result)).toContain("Take out the hidden character U+202E");
		expect((await cli.run("create", "one", "-p", "acme")).code).toBe(0);
	});
});
