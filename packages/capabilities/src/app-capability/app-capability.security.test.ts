import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import { kanban } from "./example/contract.ts";
import { appCapability } from "./host.ts";

const words = { can: "…", risk: "low" } as const;

function slowBoard() {
	const waiting = Promise.withResolvers<void>();
	const seen: string[] = [];
	const capability = appCapability({
		contract: kanban,
		permissions: { "kanban.read": words, "kanban.write": words },
		open: ({ emit }) => ({
			async cards(_, { signal }) {
				signal.addEventListener("abort", () => seen.push("aborted"));
				emit("changed", { count: 0 });
				await waiting.promise;
				return [{ id: 1, title: "secret" }];
			},
			add({ title }) {
				seen.push(title);
				return { id: 1 };
			},
		}),
	});
	return { capability, seen, finish: waiting.resolve };
}

test("each of its permissions is asked at each call, and one gives no other", async () => {
	const { capability, seen } = slowBoard();
	await using scope = await openTestScope({ capabilities: [capability], grants: [{ permission: "kanban.read" }] });
	const refused = { code: "permission_denied" };
	await expect(scope.guest.call("kanban.add", { title: "x" })).rejects.toMatchObject(refused);
	scope.grants.replace([{ permission: "kanban.write" }]);
	await expect(scope.guest.call("kanban.cards", {})).rejects.toMatchObject(refused);
	await scope.guest.call("kanban.add", { title: " mine " });
	expect(seen).toEqual(["mine"]);
});

test("a grant taken back ends the call under way and keeps what it would have answered", async () => {
	const { capability, seen, finish } = slowBoard();
	await using scope = await openTestScope({ capabilities: [capability], grants: [{ permission: "kanban.read" }] });
	const told: unknown[] = [];
	scope.guest.on("kanban.changed", (payload) => told.push(payload));
	const reading = scope.guest.call("kanban.cards", {}).catch(({ code }) => code);
	await expect.poll(() => told).toHaveLength(1);
	scope.grants.replace([]);
	finish();
	expect(await reading).toBe("permission_denied");
	expect(seen).toEqual(["aborted"]);
});

test.each([
	["kanban.add", { title: "x".repeat(81) }],
	["kanban.add", { title: "x", extra: 1 }],
	["kanban.add", JSON.parse('{"title":"x","__proto__":{"admin":true}}')],
])("%s is parsed before the app sees it: %j", async (method, input) => {
	const { capability, seen } = slowBoard();
	await using scope = await openTestScope({ capabilities: [capability], grants: [{ permission: "kanban.write" }] });
	await expect(scope.guest.call(method, input)).rejects.toMatchObject({ code: "arguments_invalid" });
	expect(seen).toEqual([]);
});

test.each(["kanban.constructor", "kanban.__proto__", "kanban.toString", "kanban.on", "todo.add"])(
	"%s is no method",
	async (method) => {
		const { capability } = slowBoard();
		await using scope = await openTestScope({ capabilities: [capability], grants: [{ permission: "kanban.write" }] });
		await expect(scope.guest.call(method, {})).rejects.toMatchObject({ code: "method_unknown" });
	},
);
