import type { CallOptions, Client, Contract } from "@annex/rpc";
import type { z } from "zod";
import { type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";

/** A capability that the app adds of its own, as its extensions call it; types come from the app's contract alone. */
export type AppCapabilityApi<C extends Contract> = Client<C["calls"]> & {
	/** Listens for one of its events. */
	on<E extends keyof C["events"] & string>(event: E, listener: (payload: PayloadOf<C, E>) => void): Disposable;
};

type PayloadOf<C extends Contract, E extends keyof C["events"]> = C["events"] extends infer Events
	? Events extends Record<E, { readonly payload: infer P extends z.ZodType }>
		? z.output<P>
		: never
	: never;

/**
 * Reaches a capability that is the app's own and that the manifest names under `requires`. In an app without it, calls
 * reject with `method_unknown`; without the grant, with `permission_denied`.
 *
 * @example
 * import type { kanban } from "@acme/kanban-contract";
 * const board = api.capability<typeof kanban>("kanban");
 * await board.add({ title: "Buy milk" });
 */
export type CapabilityOpener = <C extends Contract>(name: C["name"]) => AppCapabilityApi<C>;

export function capabilityOpener(channel: GuestChannel): CapabilityOpener {
	return Object.freeze(<C extends Contract>(name: C["name"]) => {
		const on = (event: string, listener: (payload: never) => void): Disposable =>
			disposable(channel.on(`${name}.${event}`, listener as (payload: unknown) => void));
		return new Proxy(Object.freeze({ on }), {
			get(target, method) {
				if (method === "on") return target.on;
				// Neither a promise nor anything else that the language itself asks for.
				if (typeof method !== "string" || method === "then") return undefined;
				return (input: unknown, options?: CallOptions) => channel.call(`${name}.${method}`, input, options);
			},
		}) as unknown as AppCapabilityApi<C>;
	});
}
