import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AnnexError } from "@annex/errors";
import { readPackage } from "@annex/scanner";
import { expect, it } from "vitest";
import { openCli } from "../../test/test-powers.ts";
import { buildForDevelopment, problemOf } from "./build-for-development.ts";

async function project() {
	const cli = await openCli();
	await cli.run("create", "tool", "-p", "acme");
	return { folder: join(cli.cwd, "tool"), [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose]() };
}

it("gives a package with a source map that names the author's own files, and scans it without", async () => {
	await using at = await project();
	const { id, bytes, findings } = await buildForDevelopment(at.folder);
	expect([id, findings]).toEqual(["acme.tool", []]);
	const { files } = await readPackage(bytes);
	const code = Buffer.from(files.find(({ path }) => path === "extension.js")?.bytes ?? []).toString();
	const encoded = /sourceMappingURL=data:application\/json;charset=utf-8;base64,(\S+)\n$/.exec(code)?.[1] ?? "";
	const map = JSON.parse(Buffer.from(encoded, "base64").toString());
	expect(map.sources).toEqual(["src/extension.ts"]);
	expect(map.sourcesContent).toEqual([await readFile(join(at.folder, "src/extension.ts"), "utf8")]);
});

it("names the place of a syntax error, of a fault in the manifest, and of a file that is no JSON", async () => {
	await using at = await project();
	await appendFile(join(at.folder, "src/extension.ts"), "\nconst = 1;\n");
	const syntax = await buildForDevelopment(at.folder).catch(problemOf);
	expect(syntax).toMatchObject({ issues: [{ path: expect.stringMatching(/^src\/extension\.ts:\d+:\d+$/) }] });
	await writeFile(join(at.folder, "manifest.json"), '{ "publisher": "acme" }');
	const manifest = await buildForDevelopment(at.folder).catch(problemOf);
	expect((manifest as ReturnType<typeof problemOf>).issues.length).toBeGreaterThan(1);
	await writeFile(join(at.folder, "manifest.json"), "{");
	expect(await buildForDevelopment(at.folder).catch(problemOf)).toMatchObject({ issues: [{ path: "manifest.json" }] });
});

it("keeps what it says short enough to be sent", () => {
	const issues = Array.from({ length: 80 }, () => ({ path: "p".repeat(999), sentence: "s".repeat(9_999), fix: "" }));
	const problem = problemOf(new AnnexError({ code: "x", message: "m".repeat(9_999), details: { issues } }));
	expect([problem.message.length, problem.issues.length, problem.issues[0]?.sentence.length]).toEqual([500, 50, 1_000]);
});
