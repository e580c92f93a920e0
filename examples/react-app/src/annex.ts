import { type Embedded, embed, type HostSnapshot } from "@annex/host";
import { useSyncExternalStore } from "react";
import { boardCapability } from "./board-capability.ts";
import { places } from "./board-slot.tsx";

const registry = document.querySelector<HTMLMetaElement>("meta[name=annex-registry]")?.content ?? "";

/** The one host of this page, for the people of this app: its backend says who is signed in. */
export async function openAnnex(): Promise<Embedded> {
	return await embed({
		url: registry,
		app: "board",
		token: askBackend,
		capabilities: [boardCapability],
		powers: { panels: { places } },
	});
}

async function askBackend(): Promise<{ token: string; expiresAt: string }> {
	const response = await fetch("/annex-token", { method: "POST" });
	if (!response.ok) throw new Error(`the backend answered ${response.status}`);
	return await response.json();
}

export function useSnapshot({ host }: Embedded): HostSnapshot {
	return useSyncExternalStore(host.subscribe, host.snapshot);
}
