import { describe, expect, it } from "vitest";
import { plainLook } from "./kept-look.ts";
import { appearanceOf, baseOf, type LookState, themeOf } from "./look-store.ts";

const sea = {
	id: "acme.sea/sea",
	label: "Sea",
	tokens: { canvas: "#0b1c26" },
	fonts: { editor: "literata" },
	paper: "grid",
};
const state = (changes: Partial<LookState> = {}): LookState => ({
	who: "ada",
	look: plainLook,
	systemBase: "light",
	preview: undefined,
	wished: [],
	changing: false,
	...changes,
});
const wish = (extensionId: string, wishes: LookState["wished"][number]["wishes"]) => ({
	extensionId,
	name: "One",
	wishes,
});

describe("what is on screen", () => {
	it("follows the system with one theme for each, or stays with what was said", () => {
		const look = { ...plainLook, dark: sea };
		expect(themeOf(state({ look }))).toBeNull();
		expect(themeOf(state({ look, systemBase: "dark" }))).toBe(sea);
		expect(themeOf(state({ look: { ...look, mode: "light" }, systemBase: "dark" }))).toBeNull();
		expect(baseOf(state({ look: { ...look, mode: "dark" } }))).toBe("dark");
	});

	it("is the theme that is being looked at, while it is", () => {
		const looking = state({ preview: { base: "dark", theme: sea } });
		expect([baseOf(looking), themeOf(looking)]).toEqual(["dark", sea]);
		expect(appearanceOf(looking)).toMatchObject({ base: "dark", editorFont: "literata", paper: "grid" });
	});
});

describe("how the text looks", () => {
	const wished = [wish("a.a", { paper: "ruled", editorFontSize: 20 }), wish("b.b", { paper: "dotted" })];

	it("is the theme's, over it what extensions wish for, the later one first", () => {
		const look = { ...plainLook, light: sea };
		expect(appearanceOf(state({ look, wished }))).toMatchObject({
			editorFont: "literata",
			paper: "dotted",
			editorFontSize: 20,
			tint: "none",
		});
	});

	it("is the person's before anybody's", () => {
		expect(appearanceOf(state({ look: { ...plainLook, editorFontSize: 14 }, wished })).editorFontSize).toBe(14);
		expect(appearanceOf(state({ look: { ...plainLook, extensionsMay: false }, wished }))).toMatchObject({
			paper: "plain",
			editorFontSize: 16,
		});
	});

	it("takes no face or paper of a theme that this app does not have", () => {
		const odd = { ...sea, fonts: { editor: "papyrus" }, paper: "constructor" };
		expect(appearanceOf(state({ look: { ...plainLook, light: odd } }))).toMatchObject({
			editorFont: "inter",
			paper: "plain",
		});
	});
});
