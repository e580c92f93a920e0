import { expect, test } from "vitest";
import type { Api, Extension } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";
import { appEvents } from "./host.ts";

const read = { permission: "data.read" as const };
const declared = () =>
	appEvents({ "platform:ready": { sticky: true }, documentChanged: { permission: "data.read" }, tick: {} });

/** An extension that does nothing but lend its API to the test. */
async function openApi(options: Parameters<typeof openTestScope>[0] = {}) {
	let lent: Api | undefined;
	const extension: Extension = {
		activate(api) {
			lent = api;
		},
	};
	const scope = await openTestScope({ extension, events: declared(), ...options });
	if (lent === undefined) throw new TypeError("The extension was not activated.");
	return { scope, api: lent };
}

test("hears the app's events and its own", async () => {
	const events = declared();
	await using scope = await openTestScope({ extension: example, grants: [read], events });
	await expect.poll(() => scope.calls.filter(({ method }) => method === "events.subscribe").length).toBe(2);
	events.publish("platform:ready", null);
	await expect.poll(() => scope.words).toEqual(["info: length: 0", "info: first count"]);
	scope.editor.open({ text: "four" });
	events.publish("documentChanged", null);
	await expect.poll(() => scope.words).toEqual(["info: length: 0", "info: first count", "info: length: 4"]);
});

test("platform:ready reaches those who listen after it happened", async () => {
	const events = declared();
	events.publish("platform:ready", null);
	const { scope, api } = await openApi({ events });
	await using _ = scope;
	const seen: unknown[] = [];
	api.events.on("platform:ready", (payload) => seen.push(payload));
	await expect.poll(() => seen).toEqual([null]);
});

test("off and once stop listening, and the app is told when nobody listens", async () => {
	const { scope, api } = await openApi();
	await using _ = scope;
	const seen: string[] = [];
	const listener = () => seen.push("listener");
	api.events.on("tick", listener);
	api.events.once("tick", () => seen.push("once"));
	await expect.poll(() => scope.calls.filter(({ method }) => method === "events.subscribe").length).toBe(1);
	scope.events.publish("tick", 1);
	await expect.poll(() => seen).toEqual(["listener", "once"]);
	scope.events.publish("tick", 2);
	await expect.poll(() => seen).toEqual(["listener", "once", "listener"]);
	api.events.off("tick", listener);
	await expect.poll(() => scope.calls.at(-1)?.method).toBe("events.unsubscribe");
});

test("one listener that throws does not keep the others from hearing", async () => {
	const { scope, api } = await openApi();
	await using _ = scope;
	const seen: unknown[] = [];
	api.events.on("own", () => {
		throw new Error("bad listener");
	});
	api.events.on("own", (payload) => seen.push(payload));
	api.events.emit("own", 7);
	expect(seen).toEqual([7]);
	await expect.poll(() => scope.words).toEqual(["uncaught: Error: bad listener"]);
});

test("an event without the needed grant stays silent and says why on the console", async () => {
	const { scope, api } = await openApi();
	await using _ = scope;
	api.events.on("documentChanged", () => {});
	await expect.poll(() => scope.words[0]).toContain('The event "documentChanged" needs the permission "data.read"');
});

test("a declared event reaches others in order, and its sender once", async () => {
	const events = declared();
	const saved = { name: "saved", to: "everyone" as const };
	let sender: Api | undefined;
	let reader: Api | undefined;
	await using _ = await openTestScope({
		events,
		sharedEvents: [saved],
		extension: {
			activate(api) {
				sender = api;
			},
		},
	});
	await using reading = await openTestScope({
		events,
		id: "acme.reader",
		extension: {
			activate(api) {
				reader = api;
			},
		},
	});
	const own: unknown[] = [];
	const others: unknown[] = [];
	sender?.events.on("saved", (payload) => own.push(payload));
	sender?.events.on("acme.sample:saved", (payload) => own.push(payload));
	reader?.events.on("acme.sample:saved", (payload) => others.push(payload));
	await expect.poll(() => reading.calls.map(({ method }) => method)).toContain("events.subscribe");
	for (let count = 0; count < 20; count++) sender?.events.emit("saved", count);
	const numbers = Array.from({ length: 20 }, (_, index) => index);
	await expect.poll(() => others).toEqual(numbers);
	expect(own).toEqual(numbers);
});
