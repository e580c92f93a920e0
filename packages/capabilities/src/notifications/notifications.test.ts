import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";
import type { SystemNotification } from "./power.ts";

const grants = [{ permission: "notifications" as const }];

test.each([true, false])("shows it in the extension's name, and says whether it was shown: %s", async (shown) => {
	const seen: SystemNotification[] = [];
	const notifications = {
		async show(notification: SystemNotification) {
			seen.push(notification);
			return shown;
		},
	};
	await using scope = await openTestScope({
		extension: example,
		commands: ["tea.ready"],
		grants,
		powers: { notifications },
	});
	expect(await scope.capabilities.commands.run("tea.ready", [])).toBe(shown);
	expect(seen).toEqual([
		{
			extension: expect.objectContaining({ id: "acme.sample", displayName: "Sample" }),
			title: "Your tea is ready",
			body: "Four minutes are over.",
		},
	]);
	expect(scope.ui.notifications).toHaveLength(shown ? 0 : 1);
});
