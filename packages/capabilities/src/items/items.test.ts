import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const items = {
	statusBar: [{ id: "build", text: "Not built yet", alignment: "left" as const, priority: 0, visible: true }],
	toolbar: [{ command: "build.run", icon: "play" as const, visible: true }],
};

test("an item says what the extension says of it, and keeps the rest", async () => {
	let changes = 0;
	const viewsChanged = () => {
		changes += 1;
	};
	await using scope = await openTestScope({ extension: example, commands: ["build.run"], items, viewsChanged });
	const session = scope.capabilities.items;
	await scope.capabilities.commands.run("build.run", []);
	expect(session.statusBar.get("build")).toEqual({ text: "Built", tooltip: "3 files", busy: false });
	expect(session.toolbar.get("build.run")).toEqual({ busy: false });
	expect(changes).toBe(4);
});

test("an app without a status bar or toolbar says so", async () => {
	await using scope = await openTestScope({ items, powers: { statusBar: false, toolbar: false } });
	const status = scope.guest.call("statusBar.update", { id: "build", text: "x" });
	await expect(status).rejects.toMatchObject({ code: "capability_not_offered" });
	const tool = scope.guest.call("toolbar.update", { command: "build.run" });
	await expect(tool).rejects.toMatchObject({ code: "capability_not_offered" });
});
