import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

describe("the examples for embedders", () => {
	it("need fewer than sixty lines for a whole page", () => {
		expect(read("examples/plain-page/index.html").trimEnd().split("\n").length).toBeLessThan(60);
	});

	it("need at most twenty lines for minting tokens", () => {
		const server = read("examples/react-app/serve.mjs");
		const minting = server.slice(server.indexOf("// Whoever is signed in here gets a token"));
		expect(minting.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
	});

	it("depend on what a running registry serves", () => {
		for (const example of ["plain-page", "react-app"]) {
			const { dependencies } = JSON.parse(read(`examples/${example}/package.json`));
			expect(dependencies["@annex/host"]).toBe("http://localhost:4000/packages/annex-host.tgz");
		}
	});
});
