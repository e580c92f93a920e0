import type { HostHalf } from "../host-half.ts";
import { storage } from "./contract.ts";
import type { StoragePower } from "./power.ts";

/** Hands storage calls to the app's power under the identity of the scope. */
export function storageHost(power: StoragePower): HostHalf {
	return {
		open({ extension, serve }) {
			serve(storage, {
				async get({ key }, { signal }) {
					const value = await power.get(extension, key, signal);
					return value === undefined ? { found: false, value: null } : { found: true, value };
				},
				async set({ key, value }, { signal }) {
					await power.set(extension, key, value, signal);
					return null;
				},
				async delete({ key }, { signal }) {
					await power.delete(extension, key, signal);
					return null;
				},
				async keys(_, { signal }) {
					return [...(await power.keys(extension, signal))].sort();
				},
			});
		},
	};
}
