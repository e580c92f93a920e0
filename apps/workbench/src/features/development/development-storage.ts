import { memoryStorage, type StoragePower } from "@annex/capabilities/host";
import { registry } from "../../app/registry.ts";

/**
 * Storage on the server, and in this page's memory for what is in development: it survives every swap, never touches
 * what the installed version keeps, and is gone with the page.
 */
export function developmentStorage(isInDevelopment: (id: string) => boolean): StoragePower {
	const memory = memoryStorage();
	const server: StoragePower = {
		keys: async ({ id }) => (await registry.storage.keys(id)).keys,
		get: ({ id }, key) => registry.storage.get(id, key),
		set: ({ id }, key, value) => registry.storage.set(id, key, value),
		delete: ({ id }, key) => registry.storage.delete(id, key),
	};
	const of = ({ id }: { readonly id: string }) => (isInDevelopment(id) ? memory : server);
	return {
		keys: (extension, ...rest) => of(extension).keys(extension, ...rest),
		get: (extension, ...rest) => of(extension).get(extension, ...rest),
		set: (extension, ...rest) => of(extension).set(extension, ...rest),
		delete: (extension, ...rest) => of(extension).delete(extension, ...rest),
	};
}
