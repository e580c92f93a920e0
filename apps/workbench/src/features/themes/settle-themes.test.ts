import type { HostTheme } from "@annex/host";
import { describe, expect, it } from "vitest";
import { plainLook } from "./kept-look.ts";
import { settled } from "./settle-themes.ts";

const kept = { id: "acme.sea/sea", label: "Sea", tokens: { canvas: "#0b1c26" }, fonts: {} };
const offered: HostTheme = { ...kept, tokens: { canvas: "#0b1c26" }, extensionId: "acme.sea", base: "dark" };
const look = { ...plainLook, dark: kept };

describe("a chosen theme", () => {
	it("stays while its extension is there", () => {
		expect(settled(look, { status: "ready", themes: [offered] })).toEqual({ changes: {}, gone: [] });
	});

	it("gives way to the app's own when its extension goes, by name", () => {
		expect(settled(look, { status: "ready", themes: [] })).toEqual({ changes: { dark: null }, gone: ["Sea"] });
	});

	it("is drawn anew when a new version has other colours", () => {
		const newer: HostTheme = { ...offered, tokens: { canvas: "#000000" } };
		expect(settled(look, { status: "ready", themes: [newer] })).toEqual({
			changes: { dark: { ...kept, tokens: { canvas: "#000000" } } },
			gone: [],
		});
	});

	it("stays while nobody knows what is installed", () => {
		const problem = { code: "registry_unreachable", message: "", fix: "" };
		expect(settled(look, { status: "starting", themes: [] }).gone).toEqual([]);
		expect(settled(look, { status: "ready", problem, themes: [] }).gone).toEqual([]);
	});
});
