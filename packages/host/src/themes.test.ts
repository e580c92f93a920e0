import { platformThemeTokens, type ThemeTokens } from "@annex/manifest";
import { describe, expect, test } from "vitest";
import { openTestHost } from "./testing.ts";

const PLAIN = "export function activate() {}";
const sea = { id: "sea", label: "Sea", base: "dark", tokens: { canvas: "#0B1C26" } };
const manifest = (...themes: unknown[]) => ({ name: "colours", contributes: { themes } });
const lent = { powers: { themes: platformThemeTokens } };

/** An app that has a sidebar of its own. */
const withSidebar: ThemeTokens = {
	light: { ...platformThemeTokens.light, "acme.sidebar": "#ffffff" },
	dark: { ...platformThemeTokens.dark, "acme.sidebar": "#000000" },
	pairs: [...platformThemeTokens.pairs, { front: "ink", back: "acme.sidebar", ratio: 4.5 }],
};

describe("themes of extensions", () => {
	test("can be chosen without anything having run, and go with their extension", async () => {
		await using host = await openTestHost(lent);
		const id = await host.add(manifest(sea), PLAIN);
		const [theme] = host.snapshot().themes;
		expect(theme).toEqual({
			...{ id: `${id}/sea`, extensionId: id, label: "Sea", base: "dark", fonts: {} },
			tokens: { canvas: "#0b1c26" },
		});
		expect(host.extension(id)).toMatchObject({ state: "idle", contributes: { themes: [{ label: "Sea" }] } });
		await host.setEnabled(id, false);
		expect(host.snapshot().themes).toEqual([]);
		await host.setEnabled(id, true);
		expect(host.snapshot().themes).toHaveLength(1);
		await host.uninstall(id);
		expect(host.snapshot().themes).toEqual([]);
	});

	test("keep their identity while figures move", async () => {
		await using host = await openTestHost(lent);
		await host.add(manifest(sea), PLAIN);
		const [before] = host.snapshot().themes;
		await host.add({ name: "other" }, PLAIN);
		expect(host.snapshot().themes[0]).toBe(before);
	});

	test("set what the app named and nothing else", async () => {
		const tokens = { ...sea.tokens, "acme.sidebar": "#101010", "other.rail": "#111111" };
		await using plain = await openTestHost(lent);
		await plain.add(manifest({ ...sea, tokens }), PLAIN);
		expect(plain.snapshot().themes[0]?.tokens).toEqual({ canvas: "#0b1c26" });
		await using own = await openTestHost({ powers: { themes: withSidebar } });
		await own.add(manifest({ ...sea, tokens }), PLAIN);
		expect(own.snapshot().themes[0]?.tokens).toEqual({ canvas: "#0b1c26", "acme.sidebar": "#101010" });
	});

	test("are left out where a pair of the app's own could not be read", async () => {
		await using host = await openTestHost({ powers: { themes: withSidebar } });
		const grey = { ...sea, id: "grey", label: "Grey", tokens: { "acme.sidebar": "#999999" } };
		await host.add(manifest(sea, grey), PLAIN);
		expect(host.snapshot().themes.map(({ label }) => label)).toEqual(["Sea"]);
	});

	test("are not there, and an extension that requires them does not run, where the app lends none", async () => {
		await using host = await openTestHost();
		const id = await host.add({ ...manifest(sea), requires: ["themes"] }, PLAIN);
		expect(host.snapshot().themes).toEqual([]);
		expect(host.extension(id)).toMatchObject({ state: "incompatible", contributes: { themes: [] } });
	});
});
