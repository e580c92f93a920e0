import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const commands = [{ id: "greet.say", title: "Say hello" }];

test("activates an onStartup extension as soon as it is installed", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "starter", activationEvents: ["onStartup"] },
		`export function activate(api, context) { console.log("up by", context.activatedBy, context.extension.id); }`,
	);
	await host.reaches(id, "active");
	await host.until(() => host.logged.length > 0);
	expect(host.logged[0]).toEqual({ extensionId: id, level: "info", message: "up by onStartup acme.starter" });
	expect(host.extension(id).activity.activationMs).toBe(0);
});

test("leaves an extension alone until its command is executed, then activates it first", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "greeter", activationEvents: ["onCommand:greet.say"], contributes: { commands } },
		`export async function activate(api, context) {
			context.subscriptions.push(await api.commands.register("greet.say", (who) => "Hello, " + who));
		}`,
	);
	expect(host.extension(id).state).toBe("idle");
	expect(host.registry.requests).not.toContain("file");
	expect(host.snapshot().commands.map((command) => command.id)).toEqual(["acme.greeter/greet.say"]);
	expect(await host.executeCommand("acme.greeter/greet.say", "Ada")).toBe("Hello, Ada");
	expect(host.extension(id).state).toBe("active");
});
