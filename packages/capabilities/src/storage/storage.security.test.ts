import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { openTestScope } from "../testing.ts";
import { memoryStorage } from "./memory-storage.ts";

const grants = [{ permission: "storage" as const }];

test("every method is refused without the grant, before anything reaches the store", async () => {
	const touched: string[] = [];
	const storage = new Proxy(memoryStorage(), {
		get(target, method, receiver) {
			touched.push(String(method));
			return Reflect.get(target, method, receiver);
		},
	});
	await using scope = await openTestScope({ powers: { storage } });
	for (const [method, input] of Object.entries({
		get: { key: "a" },
		set: { key: "a", value: 1 },
		delete: { key: "a" },
		keys: {},
	})) {
		await expect(scope.guest.call(`storage.${method}`, input)).rejects.toMatchObject({
			code: "permission_denied",
			message: expect.stringContaining('needs the permission "storage"'),
		});
	}
	expect(touched).toEqual([]);
});

test("a grant taken back rejects the call under way, and its late result never arrives", async () => {
	const asked = Promise.withResolvers<void>();
	const late = Promise.withResolvers<Json>();
	const get = () => {
		asked.resolve();
		return late.promise;
	};
	await using scope = await openTestScope({ grants, powers: { storage: { ...memoryStorage(), get } } });
	const settled: unknown[] = [];
	const pending = scope.guest.call("storage.get", { key: "secret" }).then(
		(value) => settled.push(value),
		({ code }) => settled.push(code),
	);
	await asked.promise;
	scope.grants.replace([]);
	await pending;
	late.resolve("the secret");
	await expect(scope.guest.call("storage.get", { key: "secret" })).rejects.toMatchObject({ code: "permission_denied" });
	expect(settled).toEqual(["permission_denied"]);
});

test("an extension id among the arguments is refused, and identity stays the scope's", async () => {
	const storage = memoryStorage();
	await using victim = await openTestScope({ id: "acme.victim", grants, powers: { storage } });
	await using thief = await openTestScope({ id: "evil.thief", grants, powers: { storage } });
	await victim.guest.call("storage.set", { key: "diary", value: "private" });
	for (const extra of [{ extensionId: "acme.victim" }, { extension: { id: "acme.victim" } }]) {
		await expect(thief.guest.call("storage.get", { key: "diary", ...extra })).rejects.toMatchObject({
			code: "arguments_invalid",
		});
	}
	expect(await thief.guest.call("storage.get", { key: "diary" })).toEqual({ found: false, value: null });
	for (const key of ["../acme.victim/diary", "acme.victim:diary", "__proto__", "constructor"]) {
		expect(await thief.guest.call("storage.get", { key })).toEqual({ found: false, value: null });
	}
});

test("refuses __proto__ keys inside values, values that are not JSON, and keys out of bounds", async () => {
	await using scope = await openTestScope({ grants });
	const hostile = [
		{ key: "k", value: JSON.parse('{"__proto__":{"polluted":true}}') },
		{ key: "k", value: new Date() },
		{ key: "k", value: Number.NaN },
		{ key: "k", value: undefined },
		{ key: "k", value: new Uint8Array(3) },
		{ key: "", value: 1 },
		{ key: "k".repeat(257), value: 1 },
		{ key: 7, value: 1 },
	];
	for (const input of hostile) {
		await expect(scope.guest.call("storage.set", input)).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	expect(await scope.guest.call("storage.keys", {})).toEqual([]);
});

test("a fault inside the app's store is not described to the guest", async () => {
	const faults: unknown[] = [];
	const get = () => Promise.reject(new Error("ECONNREFUSED 10.0.0.7:5432 password=hunter2"));
	await using scope = await openTestScope({
		grants,
		powers: { storage: { ...memoryStorage(), get } },
		onFault: (thrown) => faults.push(thrown),
	});
	await expect(scope.guest.call("storage.get", { key: "k" })).rejects.toMatchObject({
		code: "internal_error",
		message: "The app failed to answer this call.",
	});
	expect(faults).toHaveLength(1);
});
