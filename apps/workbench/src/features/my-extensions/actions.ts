import type { Host } from "@annex/host";
import { type Grant, grantOf, type PermissionName, type PermissionRequest, type SettingValue } from "@annex/manifest";
import { host } from "../../app/host-store.ts";
import { sayProblem } from "../../ui/toasts.ts";

/** What a person can do with an installed extension. A failure is said in a toast; `false` then. */
async function attempt(act: () => Promise<void>): Promise<boolean> {
	try {
		await act();
		return true;
	} catch (error) {
		sayProblem(error);
		return false;
	}
}

export const setEnabled = (id: string, enabled: boolean) => attempt(async () => (await host()).setEnabled(id, enabled));

/** Says how it is kept up to date. */
export const setUpkeep = (id: string, upkeep: Parameters<Host["setUpkeep"]>[1]) =>
	attempt(async () => (await host()).setUpkeep(id, upkeep));

export const restart = (id: string) => attempt(async () => (await host()).restart(id));

export const uninstall = (id: string) => attempt(async () => (await host()).uninstall(id));

/** `null` goes back to the default. */
export const setSetting = (id: string, key: string, value: SettingValue | null) =>
	attempt(async () => (await host()).setSettings(id, { [key]: value }));

/** Gives or takes back one permission; taking back ends pending calls at once. */
export const setGranted = (
	id: string,
	asked: PermissionRequest,
	given: boolean,
	grants: readonly Grant[],
): Promise<boolean> =>
	attempt(async () => {
		const running = await host();
		if (!given) {
			await running.revoke(id, asked.permission as PermissionName);
			return;
		}
		const others = grants.filter((grant) => grant.permission !== asked.permission);
		await running.setGrants(id, [...others, grantOf(asked)]);
	});
