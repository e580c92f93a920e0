import { expect, test } from "vitest";
import { bundlePlatformApi1, bundleRuntime } from "./bundle-runtime.ts";

test("is one small classic script without the schemas", async () => {
	const runtime = await bundleRuntime();
	expect(runtime.length).toBeLessThan(40_000);
	expect(runtime).not.toMatch(/zod|_zod|strictObject|safeParseAsync/i);
	expect(runtime).not.toMatch(/\b(?:import|export)\s*[{*"]/);
	expect(() => new Function(runtime)).not.toThrow();
});

test("is the same text each time, so that it can be cached and hashed", async () => {
	expect(await bundleRuntime()).toBe(await bundleRuntime());
});

test("cannot break out of an inline script element", async () => {
	expect(await bundleRuntime()).not.toMatch(/<\/script|<!--/i);
});

test("leaves Platform API 1 to a module of its own, which needs no other and no schemas", async () => {
	const [runtime, shim] = await Promise.all([bundleRuntime(), bundlePlatformApi1()]);
	expect(runtime).not.toContain("Platform API 1");
	expect(shim).toMatch(/export\s*\{\s*\w+ as start\s*\}/);
	expect(shim).not.toMatch(/\bimport\s*[{*"(]|zod|safeParse/i);
	expect(shim.length).toBeLessThan(80_000);
	expect(await bundlePlatformApi1()).toBe(shim);
});
