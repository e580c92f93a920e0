import type { Contract, Handlers } from "@annex/rpc";
import { errors } from "./errors.ts";
import type { Scope } from "./scope.ts";

/** The trusted half of one capability: serves its contract to one extension until the scope's signal aborts. */
export interface HostHalf {
	open(scope: Scope): void;
}

/** Stands in for a capability whose power the app did not lend: every call says so. */
export function notOffered(contract: Contract): HostHalf {
	const handlers: Record<string, () => never> = Object.create(null);
	for (const method of Object.keys(contract.calls)) {
		handlers[method] = () => {
			throw errors.capability_not_offered(contract.name);
		};
	}
	return { open: (scope) => scope.serve(contract, handlers as unknown as Handlers<Contract["calls"]>) };
}
