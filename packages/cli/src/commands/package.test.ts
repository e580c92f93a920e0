import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPackage } from "@annex/scanner";
import { describe, expect, it } from "vitest";
import { openCli, type TestCli } from "../../test/test-powers.ts";

async function project(): Promise<TestCli & { at(path: string): string }> {
	const cli = await openCli();
	await cli.run("create", "tool", "-p", "acme");
	return Object.assign(cli, { at: (path: string) => join(cli.cwd, "tool", path) });
}

describe("annex package", () => {
	it("gives the same bytes for the same sources, wherever and whenever", async () => {
		await using cli = await project();
		const first = await cli.json("package", "tool");
		await mkdir(join(cli.cwd, "deep/er"), { recursive: true });
		await cp(join(cli.cwd, "tool"), join(cli.cwd, "deep/er/other"), { recursive: true });
		const before = process.env["TZ"];
		process.env["TZ"] = "Pacific/Kiritimati";
		const second = await cli.json("package", "deep/er/other", "--out", "x/y.zip");
		if (before === undefined) delete process.env["TZ"];
		else process.env["TZ"] = before;
		expect(second.result["sha256"]).toBe(first.result["sha256"]);
		expect(await readFile(join(cli.cwd, "x/y.zip"))).toEqual(await readFile(String(first.result["file"])));
	});

	it("takes what belongs in a package and nothing else", async () => {
		await using cli = await project();
		await mkdir(cli.at("assets/deep"), { recursive: true });
		await mkdir(cli.at("node_modules/x"), { recursive: true });
		await writeFile(cli.at("assets/deep/data.json"), "{}");
		await writeFile(cli.at("assets/.hidden"), "x");
		await writeFile(cli.at(".env"), "SECRET=1");
		await writeFile(cli.at("notes.txt"), "x");
		await writeFile(cli.at("LICENSE"), "MIT");
		const { result } = await cli.json("package", "tool");
		expect((result["files"] as { path: string }[]).map(({ path }) => path)).toEqual([
			"CHANGELOG.md",
			"LICENSE",
			"README.md",
			"assets/deep/data.json",
			"extension.js",
			"icon.png",
			"manifest.json",
		]);
	});

	it("bundles TypeScript and what it imports into one module, types erased", async () => {
		await using cli = await project();
		await writeFile(cli.at("src/part.ts"), "export const part: string = 'ü';\n");
		await writeFile(
			cli.at("src/extension.ts"),
			'import type { Api } from "@annex/sdk";\nimport { part } from "./part.ts";\nexport function activate(api: Api) { void api.ui.showNotification(part); }\n',
		);
		const { result } = await cli.json("package", "tool");
		const contents = await readPackage(await readFile(String(result["file"])));
		expect(contents.modules).toEqual(["extension.js"]);
		const code = String(Buffer.from(contents.files.find(({ path }) => path === "extension.js")?.bytes ?? []));
		expect(code).toContain("ü");
		expect(code).not.toContain("@annex/sdk");
	});

	it("packages plain JavaScript as it is, with the modules in lib", async () => {
		await using cli = await project();
		await rm(cli.at("src"), { recursive: true });
		await mkdir(cli.at("lib"));
		await writeFile(cli.at("lib/a.js"), "export const a = 1;\n");
		await writeFile(
			cli.at("extension.js"),
			'import { a } from "./lib/a.js";\nexport function activate() { return a; }\n',
		);
		const { result } = await cli.json("package", "tool");
		const contents = await readPackage(await readFile(String(result["file"])));
		expect(contents.modules).toEqual(["lib/a.js", "extension.js"]);
	});

	it("names file, line and column of code that cannot be bundled", async () => {
		await using cli = await project();
		await writeFile(cli.at("src/extension.ts"), 'import "./nowhere.ts";\nexport const activate = ;\n');
		const { code, err } = await cli.run("package", "tool");
		expect(code).toBe(3);
		expect(err).toContain("src/extension.ts:2:");
	});

	it("says all faults of a manifest at once", async () => {
		await using cli = await project();
		await writeFile(cli.at("manifest.json"), JSON.stringify({ publisher: "ACME", name: "tool", version: "one" }));
		const { code, result } = await cli.json("package", "tool");
		expect(code).toBe(3);
		const issues = (result["error"] as { issues: { path: string }[] }).issues;
		expect(issues.map(({ path }) => path)).toEqual(expect.arrayContaining(["publisher", "version", "main"]));
	});

	it("says that a manifest is no JSON", async () => {
		await using cli = await project();
		await writeFile(cli.at("manifest.json"), "{");
		const { code, result } = await cli.json("package", "tool");
		expect(code).toBe(3);
		expect(result).toMatchObject({ error: { code: "manifest_unreadable", issues: [{ path: "manifest.json" }] } });
	});

	it("refuses code that the registry would refuse, with file and line, and writes no package", async () => {
		await using cli = await project();
		await writeFile(cli.at("src/extension.ts"), "export function activate() {\n\treturn eval('1');\n}\n");
		const { code, out } = await cli.run("package", "tool");
		expect(code).toBe(3);
		expect(out).toMatch(/extension\.js:\d+:\d+ block: /);
		await expect(readFile(cli.at("acme.tool-0.1.0.zip"))).rejects.toThrow("ENOENT");
	});

	it("says that an extension is written for Platform API 1, and until when that works", async () => {
		await using cli = await project();
		const manifest = JSON.parse(await readFile(cli.at("manifest.json"), "utf8"));
		manifest.engines.platform = "^1.0.0";
		await writeFile(cli.at("manifest.json"), JSON.stringify(manifest, null, "\t"));
		const { code, out } = await cli.run("package", "tool");
		expect(code).toBe(0);
		expect(out).toMatch(/manifest\.json:\d+:\d+ info: .*Platform API 1, which works until \d{4}-\d\d-\d\d/);
	});

	it("refuses links, so that nothing outside the folder is packed by accident", async () => {
		await using cli = await project();
		await writeFile(join(cli.cwd, "secret"), "secret");
		await rm(cli.at("README.md"));
		await symlink(join(cli.cwd, "secret"), cli.at("README.md"));
		expect((await cli.json("package", "tool")).result).toMatchObject({ error: { code: "file_not_regular" } });
		await rm(cli.at("README.md"));
		await symlink(cli.cwd, cli.at("assets"));
		expect((await cli.json("package", "tool")).result).toMatchObject({ error: { code: "file_not_regular" } });
	});
});
