import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const LISTENER = `
	export function activate(api) {
		api.events.on("acme.sender:saved", (payload) => console.log("saved " + payload));
		api.events.on("documentChanged", () => console.log("changed"));
	}`;
const SENDER = `
	export async function activate(api) {
		await api.commands.register("send", (count) => { for (let i = 0; i < count; i++) api.events.emit("saved", i); });
	}`;

const listener = {
	name: "listener",
	permissions: ["data.read"],
	activationEvents: ["onEvent:acme.sender:saved", "onEvent:documentChanged"],
};

function sender(to: unknown) {
	return {
		name: "sender",
		contributes: { commands: [{ id: "send", title: "Send" }], events: [{ name: "saved", to }] },
	};
}

test("an event wakes who waits for it, and is handed over with those that came meanwhile, in order", async () => {
	await using host = await openTestHost();
	const id = await host.add(listener, LISTENER);
	await host.add(sender(["acme.listener"]), SENDER);
	expect(host.extension(id).state).toBe("idle");
	await host.executeCommand("acme.sender/send", 3);
	await host.reaches(id, "active");
	await host.until(() => host.logged.length === 3);
	expect(host.logged.map(({ message }) => message)).toEqual(["saved 0", "saved 1", "saved 2"]);
});

test("nobody is woken by an event that they may not hear", async () => {
	await using host = await openTestHost();
	const id = await host.add(listener, LISTENER, { grants: [] });
	await host.add(sender(["acme.somebody"]), SENDER);
	await host.executeCommand("acme.sender/send", 1);
	host.editor.open({ text: "a" });
	host.clock.advance(100);
	expect(host.extension(id).state).toBe("idle");
	await host.setGrants(id, [{ permission: "data.read" }]);
	host.editor.type("b");
	host.clock.advance(100);
	await host.reaches(id, "active");
	await host.until(() => host.logged.length === 1);
	expect(host.logged[0]?.message).toBe("changed");
});

test("what an extension shows is stale when it stops and gone when it is switched off", async () => {
	await using host = await openTestHost();
	const code = 'export const activate = (api) => api.state.set("words", 7);';
	const id = await host.add(
		{ name: "shows", activationEvents: ["onStartup"], contributes: { state: [{ name: "words", to: "everyone" }] } },
		code,
	);
	await host.reaches(id, "active");
	expect(host.readState("acme.shows:words")).toEqual({ value: 7, is: "current" });
	const seen: string[] = [];
	host.observeState("acme.shows:words", () => seen.push(host.readState("acme.shows:words").is));
	host.engine.crash("acme.shows@1.0.0");
	await host.reaches(id, "restarting");
	await host.setEnabled(id, false);
	expect(seen).toEqual(["stale", "gone"]);
});
