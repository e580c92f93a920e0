import type { NetworkAnswer, NetworkPower } from "@annex/capabilities/host";
import { openTestScope } from "@annex/capabilities/testing";
import { expect, it } from "vitest";
import manifest from "../manifest.json" with { type: "json" };
import { activate } from "./extension.ts";

const commands = ["urlTitle.link"];
const hosts = manifest.permissions.flatMap((entry) => ("network" in entry ? (entry.network ?? []) : []));
const grants = [
	{ permission: "data.read" as const },
	{ permission: "data.write" as const },
	{ permission: "network" as const, hosts },
];
const PAGE = "https://en.wikipedia.org/wiki/Annex";

/** A network where every page is this one; `meanwhile` happens before it answers. */
function pages(answer: Partial<NetworkAnswer> & { html?: string } = {}, meanwhile = () => {}) {
	const asked: string[] = [];
	const network: NetworkPower = {
		async fetch(_, request) {
			asked.push(request.url);
			meanwhile();
			const body = new TextEncoder().encode(answer.html ?? "<title>Annex &amp; more</title>");
			return { status: 200, url: request.url, headers: { "content-type": "text/html" }, body, ...answer };
		},
	};
	return { network, asked };
}

async function open(network: NetworkPower, text = `See ${PAGE}.`, given = grants) {
	const scope = await openTestScope({ extension: { activate }, commands, grants: given, powers: { network } });
	scope.editor.open({ text });
	const start = text.indexOf("https");
	if (start >= 0) scope.editor.select({ start: start + 5, end: start + 5 });
	return scope;
}

it("turns the address at the cursor into a link with the page's title", async () => {
	const { network, asked } = pages();
	await using scope = await open(network);
	await scope.capabilities.commands.run("urlTitle.link", []);
	expect(scope.editor.document()?.text).toBe(`See [Annex & more](${PAGE}).`.replace("&", "\\&"));
	expect(asked).toEqual([PAGE]);
	expect(scope.ui.notifications).toEqual([]);
});

it("replaces the address where it stands, though something else was typed, and nothing when it moved", async () => {
	let type = () => {};
	const { network } = pages({}, () => type());
	await using scope = await open(network);
	type = () => scope.editor.type(`See ${PAGE}. And more`);
	await scope.capabilities.commands.run("urlTitle.link", []);
	expect(scope.editor.document()?.text).toBe(`See [Annex \\& more](${PAGE}). And more`);

	await using moved = await open(network);
	type = () => moved.editor.type(`Do see ${PAGE}.`);
	await moved.capabilities.commands.run("urlTitle.link", []);
	expect(moved.editor.document()?.text).toBe(`Do see ${PAGE}.`);
	expect(moved.ui.notifications[0]?.message).toContain("changed in the meantime");
});

it.each([
	["an error", { status: 404 }, "en.wikipedia.org answered with status 404."],
	["no title", { html: "<p>x" }, "What en.wikipedia.org has there has no title."],
	["no page", { headers: { "content-type": "image/png" } }, "What en.wikipedia.org has there has no title."],
])("leaves the text alone when the answer is %s, and says so", async (_, answer, sentence) => {
	await using scope = await open(pages(answer).network);
	await scope.capabilities.commands.run("urlTitle.link", []);
	expect(scope.editor.document()?.text).toBe(`See ${PAGE}.`);
	expect(scope.ui.notifications[0]?.message).toBe(sentence);
});

it("asks no site that is not listed, and says so", async () => {
	const { network, asked } = pages();
	await using scope = await open(network, "https://unlisted.example/");
	await scope.capabilities.commands.run("urlTitle.link", []);
	expect(scope.ui.notifications[0]).toMatchObject({
		level: "warning",
		message: expect.stringContaining("only the sites"),
	});
	expect(asked).toEqual([]);
});

it("says what is missing without a permission, an address or a document", async () => {
	const { network } = pages();
	await using refused = await open(network, `See ${PAGE}.`, []);
	await refused.capabilities.commands.run("urlTitle.link", []);
	expect(refused.ui.notifications[0]?.message).toContain("needs a permission");
	await using plain = await open(network, "No address here.");
	await plain.capabilities.commands.run("urlTitle.link", []);
	expect(plain.ui.notifications[0]?.message).toContain("Put the cursor into an address");
	await using closed = await open(network);
	closed.editor.close();
	await closed.capabilities.commands.run("urlTitle.link", []);
	expect(closed.ui.notifications[0]?.message).toContain("Open a document");
});
