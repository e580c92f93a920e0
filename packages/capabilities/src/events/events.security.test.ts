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

test("there is no call that sends an event in another's name, whatever a hostile guest tries", async () => {
	await using scope = await openTestScope({ events: declared() });
	for (const method of ["events.publish", "events.app", "events.send"]) {
		await expect(scope.guest.call(method, { name: "platform:ready", payload: 1 })).rejects.toMatchObject({
			code: "method_unknown",
		});
	}
});

test("refuses to subscribe to events that the app does not have, inherited names included", async () => {
	await using scope = await openTestScope({ events: declared() });
	for (const name of ["constructor", "__proto__", "toString", "acme.other:", ":secret", "platform:other"]) {
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

const saved = { name: "saved", to: ["acme.friend"] as string[] };

test("an event of an extension reaches only those it is declared for, under its own id", async () => {
	const events = declared();
	await using sender = await openTestScope({ events, sharedEvents: [saved] });
	await using friend = await openTestScope({ events, id: "acme.friend" });
	await using stranger = await openTestScope({ events, id: "acme.stranger", sharedEvents: [saved] });
	const heard: unknown[] = [];
	for (const [who, scope] of Object.entries({ sender, friend, stranger })) {
		scope.guest.on("events.app", (message) => heard.push([who, message]));
		await scope.guest.call("events.subscribe", { name: "acme.sample:saved" });
	}
	await sender.guest.call("events.emit", { name: "saved", payload: { text: 1 } });
	// The same word from another is another event.
	await stranger.guest.call("events.emit", { name: "saved", payload: "forged" });
	await expect.poll(() => heard).toEqual([["friend", { name: "acme.sample:saved", payload: { text: 1 } }]]);
});

test("what is not declared, not plain, too long or too often does not leave", async () => {
	await using scope = await openTestScope({ sharedEvents: [saved] });
	const emit = (name: string, payload: unknown) =>
		scope.guest.call("events.emit", { name, payload }).catch(({ code }) => code);
	for (const name of ["other", "acme.friend:saved", "platform:ready", "constructor", "__proto__"]) {
		expect(await emit(name, 1), name).toBe("event_not_declared");
	}
	expect(await emit("saved", /a/)).toBe("arguments_invalid");
	expect(await emit("saved", "x".repeat(16_000))).toBe("arguments_invalid");
	await expect(
		scope.guest.call("events.emit", { name: "saved", payload: 1, from: "acme.friend" }),
	).rejects.toMatchObject({ code: "arguments_invalid" });
	const flood = await Promise.all(Array.from({ length: 150 }, () => emit("saved", 1)));
	expect(flood.filter((outcome) => outcome === "rate_limited").length).toBeGreaterThan(40);
});

test("an extension that stopped hears nothing more and sends nothing more", async () => {
	const events = declared();
	await using sender = await openTestScope({ events, sharedEvents: [{ name: "saved", to: "everyone" }] });
	const friend = await openTestScope({ events, id: "acme.friend" });
	await friend.guest.call("events.subscribe", { name: "acme.sample:saved" });
	const heard: boolean[] = [];
	events.onPublished((event) => heard.push(event.heardBy("acme.friend")));
	await sender.guest.call("events.emit", { name: "saved", payload: 1 });
	await friend[Symbol.asyncDispose]();
	await sender.guest.call("events.emit", { name: "saved", payload: 2 });
	expect(heard).toEqual([true, false]);
});
