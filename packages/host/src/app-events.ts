import { type AppEvents, appEvents, coalesce } from "@annex/capabilities/host";
import type { Clock } from "@annex/rpc";
import type { HostOptions } from "./host.ts";
import type { HostPowers } from "./powers.ts";

const DOCUMENT_MS = 50;

/** The events that extensions hear from this app: the platform's own and those that the app declares. */
export function openAppEvents(
	declared: NonNullable<HostOptions["appEvents"]>,
	powers: HostPowers,
	clock: Clock,
	lifetime: AbortSignal,
): AppEvents {
	const { editor } = powers;
	const events = appEvents({
		...declared,
		"platform:ready": { sticky: true },
		...(editor ? { documentChanged: { permission: "data.read" } } : {}),
	});
	if (editor !== undefined) {
		const tell = () => {
			const document = editor.document();
			events.publish("documentChanged", document && { documentId: document.id, version: document.version });
		};
		const stop = editor.onChange(coalesce(tell, DOCUMENT_MS, clock, lifetime));
		lifetime.addEventListener("abort", stop, { once: true });
	}
	return events;
}
