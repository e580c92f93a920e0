import type { RegistryClient } from "@annex/registry-api";
import { buildZip } from "@annex/testkit";
import type { Context } from "../../apps/server/src/context.ts";
import { eventually, openClient } from "../../e2e/support/product.ts";
import { changelogOf, listings, readmeOf, type Sample, samples } from "./catalogue.ts";
import { writeHistory } from "./history.ts";
import { accounts, PASSWORD } from "./people.ts";

const idOf = (sample: Pick<Sample, "publisher" | "name">) => `${sample.publisher}.${sample.name}`;

/**
 * Fills a new product the way people would: they register, publish, approve, install and report over HTTP. What takes
 * weeks is written down behind its back, see `history.ts`.
 */
export async function seed(url: string, context: Context): Promise<void> {
	const admin = await openClient({ url }, accounts.administrator);
	const register = async (name: string) => {
		const client = await openClient({ url });
		await client.auth.register({ username: name, email: `${name}@people.invalid`, password: PASSWORD });
		return client;
	};
	const mona = await register(accounts.moderator.login);
	await context.database.db
		.updateTable("users")
		.set({ role: "moderator" })
		.where("username", "=", accounts.moderator.login)
		.execute();
	const ada = await register(accounts.author.login);
	const grace = await register(accounts.reader.login);

	// Ada publishes under two names, everybody else's work comes through the administrator.
	for (const publisher of new Set(samples.map((sample) => sample.publisher))) {
		await (ADAS.includes(publisher) ? ada : admin).developer.register(publisher);
	}
	for (const sample of samples) {
		const author = ADAS.includes(sample.publisher) ? ada : admin;
		for (const version of sample.versions) await publish(author, sample, version, { approve: admin });
	}
	await context.database.db
		.updateTable("publishers")
		.set({ verified: true })
		.where("name", "in", ["annex", "lumen", "northwind", "tessel", "quill"])
		.execute();
	await admin.admin.listEntries(listings as Parameters<typeof admin.admin.listEntries>[0]);

	// What lies on the moderators' desk.
	const [focus, , citations] = samples;
	if (focus) await publish(ada, focus, "2.0.0-beta.1", {});
	if (citations) await publish(admin, citations, "1.1.0", { code: WORTH_A_LOOK });
	await admin.developer.register("acorn");
	await publish(admin, { ...NEWCOMER }, "0.1.0", {});

	const all = await admin.extensions.search({ installable: "yes", limit: 100 });
	await writeHistory(
		context,
		all.items.map(({ id }) => id),
	);
	for (const sample of samples.toReversed()) {
		if (sample.note !== undefined) await mona.admin.feature(idOf(sample), sample.note);
	}

	// Grace's own shelf, and what she thinks.
	for (const id of SHELF) {
		await grace.user.install({ extensionId: id, grants: await allOf(grace, id) });
	}
	await grace.user.install({ extensionId: "quill.plain-style", version: "3.1.0", grants: [] });
	await grace.reviews.put("tessel.kanban", {
		rating: 4,
		title: "My week on one page",
		text: "Cards move where I want them.",
	});
	await grace.reviews.report("kestrel.citations", {
		reason: "privacy",
		text: "It asks a server for every DOI that I type, also where I never wanted a citation.",
	});
	await ada.developer.createToken({ name: "laptop" });
}

const SHELF = [
	...["word-count", "outline", "snippets", "todo-highlight", "bookmarks", "theme-pack"].map((name) => `annex.${name}`),
	"tessel.kanban",
	"orbit.tea-timer",
];
const ADAS = ["lumen", "tessel"];
const NEWCOMER: Sample = {
	publisher: "acorn",
	name: "word-garden",
	displayName: "Word Garden",
	description: "Grows a small garden from the words that you write each day.",
	category: "games",
	tags: ["fun"],
	permissions: [{ "data.read": true, reason: "Counts what you wrote today" }],
	versions: ["0.1.0"],
	weeks: [],
};

const PLAIN = `/** Says hello; the picture is what counts. */
export function activate({ commands, ui }) {
	commands.register("open", () => ui.notify({ message: "Here it is." }));
}
`;
const WORTH_A_LOOK = `import { styles } from "./lib/styles.js";

// Every list can say what stands at its end.
Array.prototype.last = function () {
	return this[this.length - 1];
};

export function activate({ commands, ui }) {
	commands.register("open", () => ui.notify({ message: styles.last() }));
}
`;

async function publish(
	author: RegistryClient,
	sample: Sample,
	version: string,
	options: { approve?: RegistryClient; code?: string },
): Promise<void> {
	const { publisher, name, displayName, description, category, tags, permissions } = sample;
	const needs = new Set(permissions.flatMap((asked) => Object.keys(asked)));
	const requires = [
		...(needs.has("data.read") || needs.has("data.write") ? ["editor"] : []),
		...["storage", "network", "notifications"].filter((each) => needs.has(each)),
	];
	await author.developer.publish(
		buildZip({
			"manifest.json": JSON.stringify({
				...{ publisher, name, version, displayName, description, category, tags, permissions },
				...(version.includes("-") ? { preRelease: true } : {}),
				license: "MIT",
				homepage: `https://${name}.example.com`,
				repository: `https://code.example.com/${publisher}/${name}`,
				main: "extension.js",
				engines: { platform: "^2.0.0" },
				requires: ["commands", "ui", ...requires],
				activationEvents: ["onStartup"],
				contributes: { commands: [{ id: "open", title: "Open", category: displayName.slice(0, 40) }] },
			}),
			"extension.js": options.code ?? PLAIN,
			...(options.code ? { "lib/styles.js": 'export const styles = ["APA", "MLA", "Chicago"];\n' } : {}),
			"README.md": readmeOf(sample),
			"CHANGELOG.md": changelogOf(sample),
		}),
	);
	const id = idOf(sample);
	const scanned = await eventually(`the scan of ${id} ${version}`, async () => {
		const { status, findings } = await author.developer.version(id, version);
		return status !== "scanning" && { status, findings };
	});
	if (scanned.status !== "pending") throw new Error(`${id} ${version}: ${JSON.stringify(scanned)}`);
	if (options.approve) {
		await options.approve.admin.approve(id, version);
		await eventually("it is listed", async () => (await author.extensions.detail(id)).id === id);
	}
}

async function allOf(client: RegistryClient, id: string) {
	const page = await client.extensions.detail(id);
	if (page.listing) return [];
	return page.permissions.map(({ permission, hosts, methods }) => ({
		permission,
		...(hosts ? { hosts } : {}),
		...(methods ? { methods } : {}),
	})) as never;
}
