import { capabilityOf, isPlatformPermission, type PermissionName, type PermissionWords } from "@annex/manifest";
import type { Contract, Handlers } from "@annex/rpc";
import type { z } from "zod";
import type { HostHalf } from "../host-half.ts";
import { methodPermissions, platformCapabilities } from "../permission-table.ts";
import type { ExtensionIdentity } from "../scope.ts";

/** A capability that an app adds of its own, beside the platform's. */
export interface AppCapability extends HostHalf {
	/** As a manifest's `requires` spells it. */
	readonly name: string;
	/** Its permissions with the app's words for them. */
	readonly permissions: Readonly<Record<string, PermissionWords>>;
	/** `name.method` → the permission it needs, or `null` for none. */
	readonly table: Readonly<Record<string, PermissionName | null>>;
}

/** One running extension, as the app's half sees it. */
export interface AppCapabilitySession<C extends Contract> {
	readonly extension: ExtensionIdentity;
	/** Aborts when the extension stops: free then what is held for it. */
	readonly signal: AbortSignal;
	/** Sends an event to the extension, or nothing when the event's permission is not granted at this moment. */
	emit<E extends keyof C["events"] & string>(event: E, payload: PayloadOf<C, E>): void;
}

type PayloadOf<C extends Contract, E extends keyof C["events"]> = C["events"] extends infer Events
	? Events extends Record<E, { readonly payload: infer P extends z.ZodType }>
		? z.input<P>
		: never
	: never;

/**
 * Makes a capability of a contract. Every call arrives parsed, and only while its permission is granted, exactly as with
 * the platform's own; when it is taken back, calls under way reject and `context.signal` aborts.
 *
 * @throws TypeError when the name belongs to the platform, when a permission of the contract is neither the platform's nor
 * declared here as `name.word`, or when one is declared that nothing needs.
 * @example
 * const capability = appCapability({
 *   contract: kanban,
 *   permissions: { "kanban.write": { can: "Add cards to your board", risk: "medium" } },
 *   open: ({ extension }) => ({ add: ({ title }) => board.add(title, extension.displayName) }),
 * });
 */
export function appCapability<const C extends Contract>(parts: {
	readonly contract: C;
	readonly permissions: Readonly<Record<string, PermissionWords>>;
	/** Once for each extension that starts: what answers its calls. */
	open(session: AppCapabilitySession<C>): Handlers<C["calls"]>;
}): AppCapability {
	const { contract, permissions } = parts;
	const table = methodPermissions(contract);
	checkNames(contract.name, permissions, table);
	return {
		name: contract.name,
		permissions,
		table,
		open({ extension, signal, emit, serve }) {
			const send = (event: string, payload: unknown) => {
				const spec = contract.events?.[event];
				if (spec === undefined) throw new TypeError(`${contract.name} has no event "${event}".`);
				emit(`${contract.name}.${event}`, spec, payload);
			};
			serve(contract, parts.open({ extension, signal, emit: send }));
		},
	};
}

function checkNames(name: string, declared: object, table: AppCapability["table"]): void {
	if (platformCapabilities.has(name)) throw new TypeError(`The capability "${name}" belongs to the platform.`);
	const needed = new Set(Object.values(table));
	for (const permission of needed) {
		if (permission === null || isPlatformPermission(permission)) continue;
		if (!Object.hasOwn(declared, permission)) throw new TypeError(`"${permission}" has no words in "permissions".`);
	}
	for (const permission of Object.keys(declared)) {
		if (capabilityOf(permission) !== name) throw new TypeError(`Call it "${name}.word" rather than "${permission}".`);
		if (!needed.has(permission as PermissionName)) throw new TypeError(`No method of ${name} needs "${permission}".`);
	}
}
