import { isAbsolute } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "./config.ts";

it("starts with nothing set: loopback, port 4000, the embedded database in ./.annex", () => {
	const config = readConfig({});
	expect(config).toMatchObject({ port: 4000, host: "127.0.0.1", databaseUrl: undefined });
	expect(config.admin).toEqual({ email: "admin@annex.invalid", password: undefined });
	expect(isAbsolute(config.dataDir)).toBe(true);
	expect(config.dataDir).toMatch(/\.annex$/);
});

it("takes an empty variable for an absent one", () => {
	expect(
		readConfig({ PORT: "", ANNEX_DATABASE_URL: "", ANNEX_ADMIN_EMAIL: "", ANNEX_ADMIN_PASSWORD: "" }),
	).toMatchObject({ port: 4000, databaseUrl: undefined, admin: { email: "admin@annex.invalid", password: undefined } });
});

it("believes no proxy unless told which", () => {
	expect(readConfig({}).trustProxy).toBeUndefined();
	const some = "loopback, 10.0.0.0/8, fd00::1";
	expect(readConfig({ ANNEX_TRUST_PROXY: some }).trustProxy).toBe(some);
});

it.each([
	["PORT", { PORT: "many" }],
	["PORT", { PORT: "70000" }],
	["ANNEX_DATABASE_URL", { ANNEX_DATABASE_URL: "mysql://localhost/x" }],
	["ANNEX_ADMIN_PASSWORD", { ANNEX_ADMIN_EMAIL: "a@b.example", ANNEX_ADMIN_PASSWORD: "short" }],
	["ANNEX_TRUST_PROXY", { ANNEX_TRUST_PROXY: "everybody" }],
	["ANNEX_TRUST_PROXY", { ANNEX_TRUST_PROXY: "true" }],
	["ANNEX_TRUST_PROXY", { ANNEX_TRUST_PROXY: "10.0.0.0/33" }],
	["ANNEX_RELAY_ALLOW", { ANNEX_RELAY_ALLOW: "10.0.0.0/8,everything" }],
	["ANNEX_PUBLIC_URL", { ANNEX_PUBLIC_URL: "javascript:alert(1)" }],
])("names %s when it is not usable, never its value", (name, env) => {
	expect(() => readConfig(env)).toThrow(name);
	const message = (() => {
		try {
			return String(readConfig(env));
		} catch (thrown) {
			return String(thrown);
		}
	})();
	for (const value of Object.values(env)) expect(message).not.toContain(value);
});
