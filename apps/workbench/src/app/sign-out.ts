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
	// Reset, not clear: what is on screen goes on watching its query, and would never see the new one's answer.
	await queryClient.resetQueries();
	await (await host()).refresh();
}
