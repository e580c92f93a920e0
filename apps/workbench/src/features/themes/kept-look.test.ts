import { describe, expect, it } from "vitest";
import { ANONYMOUS, keptLooks, plainLook } from "./kept-look.ts";

function storage(kept: Record<string, string> = {}) {
	const values = new Map(Object.entries(kept));
	return {
		getItem: (key: string) => values.get(key) ?? null,
		setItem: (key: string, value: string) => void values.set(key, value),
	};
}

const sea = { id: "acme.sea/sea", label: "Sea", tokens: { canvas: "#0b1c26" }, fonts: {} };

describe("the looks of this browser", () => {
	it("are one for each person, and the last one on screen comes first again", () => {
		const place = storage();
		const looks = keptLooks(() => place);
		expect(looks.last()).toEqual({ who: ANONYMOUS, look: plainLook });
		looks.keep(ANONYMOUS, { ...plainLook, mode: "dark" });
		looks.keep("ada", { ...plainLook, dark: sea });
		expect(keptLooks(() => place).last()).toEqual({ who: "ada", look: { ...plainLook, dark: sea } });
		expect(looks.of(ANONYMOUS)?.mode).toBe("dark");
		expect(looks.of("__proto__")).toBeUndefined();
	});

	it("take over light or dark from before there were themes", () => {
		expect(keptLooks(() => storage({ "annex.theme": "dark" })).last().look).toEqual({ ...plainLook, mode: "dark" });
	});

	it.each([
		"not json",
		"[]",
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, dark: { ...sea, tokens: { canvas: "url(x)" } } } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, dark: { ...sea, tokens: { "x;y": "#000000" } } } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, dark: { ...sea, tokens: [] } } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, light: { ...sea, fonts: { code: 1 } } } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, editorFontSize: 4000 } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, mode: "dim" } } }),
		JSON.stringify({ who: "a", looks: { a: { ...plainLook, dark: { ...sea, label: "x".repeat(61) } } } }),
	])("read %j as nothing", (text) => {
		expect(keptLooks(() => storage({ "annex.look.v1": text })).last().look).toEqual(plainLook);
	});

	it("are plain where storage is switched off", () => {
		const looks = keptLooks(() => {
			throw new DOMException("denied", "SecurityError");
		});
		expect(looks.last().look).toEqual(plainLook);
		looks.keep("ada", plainLook);
	});
});
