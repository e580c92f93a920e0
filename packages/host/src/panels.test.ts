import { expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const places = { side: { title: "Side" }, "invoice.footer": { title: "Below the invoice" } };
const contributes = {
	commands: [{ id: "notes.add", title: "Add" }],
	panels: [
		{ id: "notes", title: "Notes", icon: "list" },
		{ id: "elsewhere", title: "Elsewhere", location: "diagram.left" },
	],
	statusBar: [
		{ id: "count", text: "No notes", command: "notes.add", priority: 5 },
		{ id: "hidden", text: "Hidden", visible: false },
	],
	toolbar: [{ command: "notes.add", icon: "plus" }],
};
const code = `
	let added = 0;
	export async function activate(api, { activatedBy }) {
		await api.panels.register("notes", (panel) => {
			const draw = () => panel.render(
				{ type: "Text", text: activatedBy + ", " + added },
				{ type: "Button", label: "Add", onPress: () => { added += 1; return draw(); } },
			);
			return draw();
		});
		await api.commands.register("notes.add", () => api.statusBar.update("count", { text: "One note", busy: true }));
	}`;

function textOf(panel: { tree(): { children(): readonly { readonly properties: object }[] } | undefined }): unknown {
	return (panel.tree()?.children()[0]?.properties as { text?: string } | undefined)?.text;
}

test("a panel that is opened starts its extension, hears what is pressed, and is there again after a crash", async () => {
	await using host = await openTestHost({ powers: { panels: { places } } });
	const id = await host.add({ name: "notes", contributes }, code);
	expect(host.snapshot().panels).toMatchObject([
		{ id: `${id}/notes`, title: "Notes", icon: "list", location: "side", state: "idle", extensionName: "notes" },
	]);
	expect(host.extension(id).state).toBe("idle");

	const panel = host.openPanel(`${id}/notes`);
	expect(panel.read()).toMatchObject({ state: "starting" });
	await host.until(() => textOf(panel) === "onView:notes, 0");
	expect(panel.read()).toMatchObject({ state: "ready" });
	panel.send(panel.tree()?.children()[1]?.id ?? "", "press", null);
	await host.until(() => textOf(panel) === "onView:notes, 1");

	host.engine.crash(`${id}@1.0.0`);
	await host.reaches(id, "restarting");
	expect(panel.tree()).toBeUndefined();
	host.clock.advance(1_000);
	await host.until(() => String(textOf(panel)).endsWith(", 0"));

	panel.close();
	expect(panel.tree()).toBeUndefined();
	expect(host.snapshot().panels).toMatchObject([{ state: "ready" }]);
	await host.uninstall(id);
	expect(host.snapshot().panels).toEqual([]);
	expect(panel.read()).toBeUndefined();
});

test("a panel that stays open is filled again when its extension is switched on again", async () => {
	await using host = await openTestHost({ powers: { panels: { places } } });
	const id = await host.add({ name: "notes", contributes }, code);
	const panel = host.openPanel(`${id}/notes`);
	await host.until(() => textOf(panel) !== undefined);
	await host.setEnabled(id, false);
	expect(panel.tree()).toBeUndefined();
	await host.setEnabled(id, true);
	await host.until(() => textOf(panel) !== undefined);
});

test("an app shows only what it has a place for, and says to authors what it has none for", async () => {
	await using host = await openTestHost({ powers: { panels: { places } } });
	const id = await host.add({ name: "notes", contributes, activationEvents: ["onStartup"] }, code);
	await host.reaches(id, "active");
	expect(host.extension(id).contributes.panels.map(({ panel, placed }) => [panel, placed])).toEqual([
		["notes", true],
		["elsewhere", false],
	]);
	expect(() => host.openPanel(`${id}/elsewhere`)).toThrow(/no panel/);
	expect(() => host.openPanel("acme.other/notes")).toThrow(/no panel/);
	expect(host.logged.map(({ message }) => message)).toContainEqual(expect.stringContaining('"diagram.left"'));

	const needy = { name: "needy", requires: ["panels", "panels.diagram.left"], contributes };
	const needyId = await host.add(needy, code);
	expect(host.extension(needyId)).toMatchObject({ state: "incompatible" });
	const fitting = { name: "fitting", requires: ["panels.invoice.footer"], contributes };
	expect(host.extension(await host.add(fitting, code)).state).toBe("idle");
});

test("an extension that cannot start says so in its panel", async () => {
	await using host = await openTestHost({ powers: { panels: { places } } });
	const id = await host.add(
		{ name: "notes", contributes },
		`export function activate() { throw new Error("no disk"); }`,
	);
	const panel = host.openPanel(`${id}/notes`);
	await host.until(() => panel.read()?.state === "failed");
	expect(panel.read()?.problem).toMatchObject({
		code: "activation_failed",
		message: expect.stringContaining("no disk"),
	});
});

test("items stand as declared, say what the running extension says, and fall back when it ends", async () => {
	await using host = await openTestHost({ powers: { panels: { places }, statusBar: true, toolbar: true } });
	const id = await host.add({ name: "notes", contributes }, code);
	const item = { id: `${id}/count`, text: "No notes", busy: false, alignment: "left", command: `${id}/notes.add` };
	expect(host.snapshot().statusBar).toMatchObject([item]);
	expect(host.snapshot().toolbar).toMatchObject([{ id: `${id}/notes.add`, title: "Add", icon: "plus" }]);
	await host.executeCommand(`${id}/notes.add`);
	expect(host.snapshot().statusBar).toMatchObject([{ ...item, text: "One note", busy: true }]);
	await host.setEnabled(id, false);
	expect(host.snapshot().statusBar).toEqual([]);
	await host.setEnabled(id, true);
	expect(host.snapshot().statusBar).toMatchObject([item]);
});

test("pictures come out of the package alone, with the digest and the type of a picture", async () => {
	await using host = await openTestHost({ powers: { panels: { places } } });
	const id = await host.add({ name: "notes", contributes }, { "main.js": code, "a.png": "png", "b.svg": "<svg/>" });
	const panel = host.openPanel(`${id}/notes`);
	const picture = await panel.picture("a.png");
	expect([picture.type, await picture.text()]).toEqual(["image/png", "png"]);
	for (const path of ["b.svg", "main.js", "c.png", "../a.png", "https://evil.example/x.png"]) {
		await expect(panel.picture(path)).rejects.toMatchObject({ code: "picture_missing" });
	}
	host.registry.tamper(id, "a.png");
	await expect(panel.picture("a.png")).rejects.toMatchObject({ code: "program_digest_mismatch" });
});
