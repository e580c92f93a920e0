import { expect, test } from "vitest";
import type { Api } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import { appEvents } from "./host.ts";

const read = { permission: "data.read" as const };
const declared = () => appEvents({ "platform:ready": { sticky: true }, documentChanged: { permission: "data.read" } });

test("nobody forges an event of the platform", async () => {
	let api: Api | undefined;
	await using _ = await openTestScope({
		events: declared(),
		extension: {
			activate(lent) {
				api = lent;
			},
		},
	});
	for (const name of ["platform:ready", "platform:anything", "documentChanged", "acme.other:event"]) {
		expect(() => api?.events.emit(name, "forged")).toThrow(/belongs to the platform/);
	}
});

test("there is no call that sends an event to others, whatever a hostile guest tries", async () => {
	await using scope = await openTestScope({ events: declared() });
	for (const method of ["events.publish", "events.emit", "events.app", "events.send"]) {
		await expect(scope.guest.call(method, { name: "platform:ready", payload: 1 })).rejects.toMatchObject({
			code: "method_unknown",
		});
	}
});

test("refuses to subscribe to events that the app does not have, inherited names included", async () => {
	await using scope = await openTestScope({ events: declared() });
	for (const name of ["constructor", "__proto__", "toString", "acme.other:secret"]) {
		await expect(scope.guest.call("events.subscribe", { name })).rejects.toMatchObject({ code: "event_unknown" });
	}
});

test("a subscription does not outlive its grant", async () => {
	const events = declared();
	await using scope = await openTestScope({ events, grants: [read] });
	const seen: unknown[] = [];
	scope.guest.on("events.app", (message) => seen.push((message as { payload: unknown }).payload));
	await scope.guest.call("events.subscribe", { name: "documentChanged" });
	await scope.guest.call("events.subscribe", { name: "platform:ready" });
	events.publish("documentChanged", 1);
	scope.grants.replace([]);
	events.publish("documentChanged", 2);
	events.publish("platform:ready", "ready");
	await expect.poll(() => seen).toEqual([1, "ready"]);
	await expect(scope.guest.call("events.subscribe", { name: "documentChanged" })).rejects.toMatchObject({
		code: "permission_denied",
	});
});

test("a guest that stops reading loses events, and the host loses nothing", async () => {
	const events = appEvents({ tick: {} });
	await using scope = await openTestScope({ events });
	await scope.guest.call("events.subscribe", { name: "tick" });
	for (let count = 0; count < 5_000; count++) events.publish("tick", count);
	expect(scope.host.droppedEvents).toBeGreaterThan(0);
});
