import { useSyncExternalStore } from "react";
import { host, useHost } from "../app/host-store.ts";

export type Connection = "online" | "no-network" | "no-server";

/** Whether the registry can be reached, as the host finds out each time it asks. */
export function useConnection(): Connection {
	const problem = useHost((now) => now.problem);
	const network = useSyncExternalStore(subscribe, () => navigator.onLine);
	if (!network) return "no-network";
	return problem ? "no-server" : "online";
}

function subscribe(tell: () => void): () => void {
	const back = () => {
		tell();
		void askAgain();
	};
	addEventListener("online", back);
	addEventListener("offline", tell);
	return () => {
		removeEventListener("online", back);
		removeEventListener("offline", tell);
	};
}

/** Asks the registry now rather than at the next turn; resolves with whether it answered. */
export async function askAgain(): Promise<boolean> {
	try {
		await (await host()).refresh();
		return true;
	} catch {
		return false;
	}
}
