import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const V1 = { name: "writer", displayName: "Writer", activationEvents: ["onStartup"], permissions: ["storage"] };
const V2 = { ...V1, version: "2.0.0" };
const says = (text: string) => ({ "main.js": `export function activate() { console.log("${text}"); }` });

test("switches a running extension to the new version and keeps its grants", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, says("one"));
	await host.reaches(id, "active");
	host.registry.publish({ manifest: V2, files: says("two") });
	await host.update(id, "2.0.0");
	expect(host.extension(id)).toMatchObject({ version: "2.0.0", state: "active", grants: [{ permission: "storage" }] });
	await host.until(() => host.logged.length === 2);
	expect(host.logged.map(({ message }) => message)).toEqual(["one", "two"]);
	await host.until(() => host.engine.running.length === 1);
});

test("asks for consent when the new version asks for more, and leaves the old one running until then", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, says("one"));
	await host.reaches(id, "active");
	host.registry.publish({ manifest: { ...V2, permissions: ["storage", "data.read"] }, files: says("two") });
	expect((await host.planUpdate(id, "2.0.0")).grown.map(({ permission }) => permission)).toEqual(["data.read"]);
	await expect(host.update(id, "2.0.0")).rejects.toMatchObject({
		code: "consent_required",
		message: "Version 2.0.0 of Writer asks for more than the installed one.",
	});
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", state: "active" });
	await host.update(id, "2.0.0", { grants: [{ permission: "storage" }] });
	expect(host.extension(id)).toMatchObject({ version: "2.0.0", grants: [{ permission: "storage" }] });
});

test("new hosts and a permission that is no longer optional count as more", async () => {
	await using host = await openTestHost();
	const network = (...hosts: string[]) => ({ network: hosts, reason: "Looks things up" });
	const id = await host.add(
		{ ...V1, permissions: [network("https://a.example.com/*")], optionalPermissions: ["storage"] },
		says("one"),
	);
	const permissions = [network("https://a.example.com/*", "https://b.example.com/*"), "storage"];
	host.registry.publish({ manifest: { ...V2, permissions }, files: says("two") });
	expect((await host.planUpdate(id, "2.0.0")).grown).toMatchObject([
		{ permission: "network", hosts: ["https://b.example.com/*"] },
		{ permission: "storage", optional: false },
	]);
});

test("an update that the registry refuses leaves the running version alone", async () => {
	await using host = await openTestHost();
	const id = await host.add(V1, says("one"));
	await host.reaches(id, "active");
	host.registry.publish({ manifest: V2, files: says("two") });
	host.registry.failNext("patch");
	await expect(host.update(id, "2.0.0")).rejects.toMatchObject({ code: "service_unavailable" });
	expect(host.extension(id)).toMatchObject({ version: "1.0.0", state: "active" });
});
