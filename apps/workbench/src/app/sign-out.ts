import { say, sayProblem } from "../ui/toasts.ts";
import { host } from "./host-store.ts";
import { queryClient } from "./query-client.ts";
import { registry } from "./registry.ts";

/** Ends the session here; extensions of the account stop at once. */
export async function signOut(): Promise<void> {
	try {
		await registry.auth.logout();
		await identityChanged();
		say("info", "Signed out.");
	} catch (error) {
		sayProblem(error);
	}
}

/** After signing in or out: everything that was read belongs to somebody else. */
export async function identityChanged(): Promise<void> {
	queryClient.clear();
	await queryClient.invalidateQueries();
	await (await host()).refresh();
}
