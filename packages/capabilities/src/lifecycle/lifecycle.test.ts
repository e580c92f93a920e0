import { expect, test } from "vitest";
import type { Api, ExtensionContext } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

test("tells an extension who it is, and disposes of its subscriptions in reverse order", async () => {
	await using scope = await openTestScope({ extension: example });
	await scope.capabilities.lifecycle.deactivate({});
	const heard = ["acme.sample 1.0.0, woken by onStartup", "first", "second"];
	await expect.poll(() => scope.words).toEqual(heard.map((word) => `info: ${word}`));
});

test("gives an API and a context that nobody can change", async () => {
	let given: { api: Api; context: ExtensionContext } | undefined;
	await using _ = await openTestScope({
		extension: {
			activate(api, context) {
				given = { api, context };
			},
		},
	});
	expect(Object.isFrozen(given?.api)).toBe(true);
	for (const part of Object.values(given?.api ?? {})) expect(Object.isFrozen(part)).toBe(true);
	expect(Object.isFrozen(given?.context)).toBe(true);
});

test("a subscription that throws does not keep the others from ending, nor does deactivate", async () => {
	const ended: string[] = [];
	await using scope = await openTestScope({
		extension: {
			activate(_, context) {
				context.subscriptions.push({ dispose: () => ended.push("a") });
				context.subscriptions.push({
					dispose: () => {
						throw new Error("stuck");
					},
				});
			},
			deactivate() {
				throw new Error("no");
			},
		},
	});
	await expect(scope.capabilities.lifecycle.deactivate({})).rejects.toMatchObject({ message: "no" });
	expect(ended).toEqual(["a"]);
	await expect.poll(() => scope.words).toEqual(["uncaught: Error: stuck"]);
});

test("a module without activate says so", async () => {
	await expect(openTestScope({ extension: {} as never })).rejects.toMatchObject({
		message: "The main module exports no activate function.",
	});
});
