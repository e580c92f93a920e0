import { useLook } from "../features/themes/look-store.ts";
import { say, sayProblem } from "../ui/toasts.ts";
import { host } from "./host-store.ts";
import { queryClient } from "./query-client.ts";
import { meQuery } from "./session.ts";

/** Ends the session here; extensions of the account stop at once. */
export async function signOut(): Promise<void> {
	try {
		const { registry } = await import("./registry.ts");
		await registry.auth.logout();
		await identityChanged();
		say("info", "Signed out.");
	} catch (error) {
		sayProblem(error);
	}
}

/** After signing in or out: everything that was read belongs to somebody else. */
export async function identityChanged(): Promise<void> {
	useLook.setState({ changing: true });
	try {
		await takeSeat();
	} finally {
		useLook.setState({ changing: false });
	}
}

async function takeSeat(): Promise<void> {
	// First of all: it ends at once what runs for whoever has left.
	const seated = (await host()).identityChanged();
	await Promise.all([seated, readAnew()]);
}

async function readAnew(): Promise<void> {
	// Reset, not clear: what is on screen goes on watching its query, and would never see the new one's answer.
	// Who it is comes first, so that nothing on screen asks in the name of somebody who has left.
	await queryClient.resetQueries(meQuery);
	await queryClient.resetQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
}
