import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const MANIFEST = {
	name: "goals",
	activationEvents: ["onStartup"],
	contributes: {
		settings: [
			{ key: "goal", type: "number", default: 500, min: 0, title: "Words a day" },
			{ key: "loud", type: "boolean", default: false, title: "Say it aloud", order: 1 },
		],
	},
};
const LISTENER = `export function activate(api) {
	console.log("goal " + api.settings.get("goal"));
	api.settings.onDidChange((changes) => console.log("now " + changes.get("goal")));
}`;

test("the running extension hears of a change at once, and the registry keeps it", async () => {
	await using host = await openTestHost();
	const id = await host.add(MANIFEST, LISTENER);
	await host.reaches(id, "active");
	await host.setSettings(id, { goal: 750 });
	host.clock.advance(50);
	await host.until(() => host.logged.length === 2);
	expect(host.logged.map(({ message }) => message)).toEqual(["goal 500", "now 750"]);
	expect(await host.registry.list()).toMatchObject([{ settings: { goal: 750 } }]);
	expect(host.extension(id).contributes.settings).toMatchObject([
		{ key: "loud", value: false, chosen: false },
		{ key: "goal", value: 750, chosen: true },
	]);
});

test("what was chosen holds from the first line of the next run, and null goes back to the default", async () => {
	await using host = await openTestHost();
	const id = await host.add(MANIFEST, LISTENER);
	await host.setSettings(id, { goal: 750 });
	await host.restart(id);
	await host.until(() => host.logged.some(({ message }) => message === "goal 750"));
	await host.setSettings(id, { goal: null });
	expect(await host.registry.list()).toMatchObject([{ settings: {} }]);
});

test("a choice made in another tab arrives with the next listing", async () => {
	await using host = await openTestHost();
	const id = await host.add(MANIFEST, LISTENER);
	await host.reaches(id, "active");
	await host.registry.patch(id, { settings: { goal: 9 } });
	await host.refresh();
	host.clock.advance(50);
	await host.until(() => host.logged.some(({ message }) => message === "now 9"));
});

test("refuses what the manifest does not allow, and takes back what the registry cannot keep", async () => {
	await using host = await openTestHost();
	const id = await host.add(MANIFEST, LISTENER);
	await expect(host.setSettings(id, { goal: -1 })).rejects.toMatchObject({ code: "setting_invalid" });
	await expect(host.setSettings(id, { other: 1 })).rejects.toMatchObject({ code: "setting_unknown" });
	host.registry.refuseNext("patch");
	await expect(host.setSettings(id, { goal: 9 })).rejects.toMatchObject({ code: "forbidden" });
	expect(host.extension(id).contributes.settings.find(({ key }) => key === "goal")).toMatchObject({
		value: 500,
		chosen: false,
	});
});

test("what one extension sets is no other's", async () => {
	await using host = await openTestHost();
	const setter = `export async function activate(api) { await api.settings.set("goal", 1); }`;
	const first = await host.add(MANIFEST, LISTENER);
	const second = await host.add({ ...MANIFEST, name: "other" }, setter);
	await host.reaches(second, "active");
	const goalOf = (id: string) => host.extension(id).contributes.settings.find(({ key }) => key === "goal")?.value;
	expect([goalOf(first), goalOf(second)]).toEqual([500, 1]);
});
