import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const manifest = {
	publisher: "acme",
	name: "draft",
	version: "0.1.0",
	displayName: "Draft",
	description: "For tests.",
	category: "productivity",
	main: "main.js",
	engines: { platform: "^2.0.0" },
	activationEvents: ["onStartup"],
	permissions: ["storage"],
};
const files = [{ path: "main.js", source: new TextEncoder().encode("export function activate() {}") }];

test("nothing side-loaded runs before the person has said so, whatever it asks for", async () => {
	await using host = await openTestHost();
	await expect(host.sideload({ manifest: { ...manifest, permissions: [] }, files })).rejects.toMatchObject({
		code: "consent_required",
	});
	expect(host.snapshot().extensions).toEqual([]);
	expect(host.engine.running).toEqual([]);
});

test("a swap that asks for more waits for the person; the old program goes on meanwhile", async () => {
	await using host = await openTestHost();
	await host.sideload({ manifest, files }, { grants: [{ permission: "storage" }] });
	await host.reaches("acme.draft", "active");
	const greedy = { ...manifest, version: "0.2.0", permissions: ["storage", "data.read"] };
	const refusal = await host.sideload({ manifest: greedy, files }).catch((error) => error);
	expect(refusal).toMatchObject({ code: "consent_required" });
	expect(refusal.details.grown).toMatchObject([{ permission: "data.read" }]);
	expect(host.extension("acme.draft")).toMatchObject({ version: "0.1.0", state: "active" });
});

test("grants beyond what the manifest asks for are not given", async () => {
	await using host = await openTestHost();
	await host.sideload({ manifest, files }, { grants: [{ permission: "storage" }, { permission: "data.write" }] });
	expect(host.extension("acme.draft").grants).toEqual([{ permission: "storage" }]);
});

test("a manifest that does not hold, or that names a file which is not there, runs nothing", async () => {
	await using host = await openTestHost();
	const bad = { ...manifest, publisher: "../acme" };
	await expect(host.sideload({ manifest: bad, files }, { grants: [] })).rejects.toMatchObject({
		code: "manifest_invalid",
	});
	await host.sideload({ manifest: { ...manifest, main: "other.js" }, files }, { grants: [] });
	await host.reaches("acme.draft", "crashed");
	expect(host.extension("acme.draft").problem?.code).toBe("record_invalid");
});

test("taking back a grant of the installed one is not forgotten while another stands in its place", async () => {
	await using host = await openTestHost();
	const id = await host.add({ ...manifest, version: "1.0.0" }, "export function activate() {}");
	host.registry.failNext("patch");
	await host.revoke(id, "storage").catch(() => {});
	await host.sideload({ manifest, files }, { grants: [{ permission: "storage" }] });
	await host.unload(id);
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", grants: [] });
});
