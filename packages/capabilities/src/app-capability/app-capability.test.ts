import { call, contract } from "@annex/rpc";
import { expect, test } from "vitest";
import { z } from "zod";
import { openTestScope } from "../testing.ts";
import { kanban } from "./example/contract.ts";
import * as example from "./example/extension.ts";
import { appCapability } from "./host.ts";

const permissions = {
	"kanban.read": { can: "Read the cards on your board", risk: "low" },
	"kanban.write": { can: "Add cards to your board", risk: "medium" },
} as const;

function boardOf(titles: string[]) {
	return appCapability({
		contract: kanban,
		permissions,
		open: ({ extension, emit }) => ({
			cards: () => titles.map((title, id) => ({ id, title })),
			add({ title }) {
				titles.push(`${title} (${extension.displayName})`);
				emit("changed", { count: titles.length });
				return { id: titles.length - 1 };
			},
		}),
	});
}

test("an extension uses what an app adds of its own, with the types of its contract", async () => {
	const titles = ["Buy milk"];
	await using scope = await openTestScope({
		extension: example,
		commands: ["board.tidy"],
		grants: [{ permission: "kanban.read" }, { permission: "kanban.write" }],
		capabilities: [boardOf(titles)],
	});
	expect(await scope.capabilities.commands.run("board.tidy", [])).toBe(2);
	expect(titles).toEqual(["Buy milk", "Tidy up (Sample)"]);
	await expect.poll(() => scope.ui.notifications.map(({ message }) => message)).toEqual(["2 cards"]);
});

test("says what of a capability does not fit when it is made, not when somebody calls it", () => {
	const named = (name: string, permission: string) =>
		contract(name, { calls: { read: call({ in: z.null(), out: z.null(), permission, doc: "Reads." }) } });
	const make = (name: string, permission: string, words = {}) =>
		appCapability({ contract: named(name, permission), permissions: words, open: () => ({ read: () => null }) });
	const words = { can: "Read", risk: "low" } as const;
	expect(() => make("storage", "storage")).toThrow(/belongs to the platform/);
	expect(() => make("filesystem", "data.read")).toThrow(/belongs to the platform/);
	expect(() => make("board", "board.read")).toThrow(/has no words/);
	expect(() => make("board", "data.read", { "board.read": words })).toThrow(/No method of board needs/);
	expect(() => make("board", "board.read", { "board.read": words, "data.read": words })).toThrow(
		/Call it "board.word"/,
	);
	expect(make("board", "data.read").table).toEqual({ "board.read": "data.read" });
});
