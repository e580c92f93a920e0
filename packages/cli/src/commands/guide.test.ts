import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openCli } from "../../test/test-powers.ts";
import { declarations } from "./index.ts";

const guide = await readFile(new URL("../../../../docs/guides/cli.md", import.meta.url), "utf8");

it("is described in the guide, every command and option, and the guide describes no other", async () => {
	await using cli = await openCli();
	const options = new Set<string>(["--help", "--json"]);
	const names: string[] = [];
	for (const line of (await cli.run("--help")).out.split("\n")) {
		const name = /^ {2}([a-z]+) \[options\]/.exec(line)?.[1];
		if (!name) continue;
		names.push(name);
		for (const [option] of (await cli.run(name, "--help")).out.matchAll(/--[a-z][a-z-]*/g)) options.add(option);
	}
	expect(names).toHaveLength(declarations.length);
	for (const name of names) expect(guide).toContain(`### annex ${name}`);
	const described = new Set([...guide.matchAll(/`(--[a-z][a-z-]*)/g)].map(([, option]) => option ?? ""));
	expect([...described].sort()).toEqual([...options].sort());
});
