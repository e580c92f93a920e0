import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const main = "export function activate() {}";

test("is the same object until something changes, and keeps unchanged extensions identical", async () => {
	await using host = await openTestHost();
	const quiet = await host.add({ name: "quiet" }, main);
	const before = host.extension(quiet);
	const snapshot = host.snapshot();
	expect(host.snapshot()).toBe(snapshot);
	await host.add({ name: "other" }, main);
	expect(host.snapshot()).not.toBe(snapshot);
	expect(host.extension(quiet)).toBe(before);
});

test("tells subscribers of changes, and no longer after they left", async () => {
	await using host = await openTestHost();
	let told = 0;
	const stop = host.subscribe(() => told++);
	const id = await host.add({ name: "one" }, main);
	expect(told).toBeGreaterThan(0);
	stop();
	told = 0;
	await host.setEnabled(id, false);
	expect(told).toBe(0);
});

test("counts calls without telling of each one", async () => {
	await using host = await openTestHost();
	const id = await host.add(
		{ name: "busy", permissions: ["storage"], contributes: { commands: [{ id: "busy.run", title: "Run" }] } },
		`export async function activate(api) {
			await api.commands.register("busy.run", async () => { for (let i = 0; i < 20; i++) await api.storage.set("k" + i, i); });
		}`,
	);
	await host.executeCommand(`${id}/busy.run`);
	let told = 0;
	host.subscribe(() => told++);
	await host.executeCommand(`${id}/busy.run`);
	host.clock.advance(250);
	expect(told).toBeLessThanOrEqual(2);
	expect(host.extension(id).activity).toMatchObject({ calls: 41, denied: 0, failed: 0, p50Ms: 0, p99Ms: 0 });
});

test("lists the commands of extensions that may run, sorted by title", async () => {
	await using host = await openTestHost();
	const declare = (id: string, title: string) => ({ commands: [{ id, title }] });
	await host.add({ name: "zed", contributes: declare("go", "A first") }, main);
	const off = await host.add({ name: "abe", contributes: declare("go", "Z last") }, main);
	expect(host.snapshot().commands.map(({ id }) => id)).toEqual(["acme.zed/go", "acme.abe/go"]);
	await host.setEnabled(off, false);
	expect(host.snapshot().commands.map(({ id }) => id)).toEqual(["acme.zed/go"]);
	await expect(host.executeCommand("acme.zed/nothing")).rejects.toMatchObject({ code: "command_unknown" });
});
