import { capabilityOf, type PermissionName, permissionNames } from "@annex/manifest";
import type { Contract } from "@annex/rpc";
import { appearance } from "./appearance/contract.ts";
import { clipboard } from "./clipboard/contract.ts";
import { commands } from "./commands/contract.ts";
import { decorations } from "./decorations/contract.ts";
import { editor } from "./editor/contract.ts";
import { events } from "./events/contract.ts";
import { filesystem } from "./filesystem/contract.ts";
import { statusBar, toolbar } from "./items/contract.ts";
import { lifecycle } from "./lifecycle/contract.ts";
import { media } from "./media/contract.ts";
import { network } from "./network/contract.ts";
import { notifications } from "./notifications/contract.ts";
import { panels } from "./panels/contract.ts";
import { settings } from "./settings/contract.ts";
import { state } from "./state/contract.ts";
import { storage } from "./storage/contract.ts";
import { ui } from "./ui/contract.ts";

/** Every contract between an extension and its host, in reading order. */
export const contracts = [
	commands,
	settings,
	ui,
	panels,
	statusBar,
	toolbar,
	storage,
	editor,
	filesystem,
	decorations,
	clipboard,
	notifications,
	appearance,
	network,
	media,
	events,
	state,
	lifecycle,
] as const;

/**
 * `capability.method` → the permission it needs, or `null` for none. Generated from the contracts, and the one truth for
 * host, docs, permission dialog and scanner. Events sent to the extension are listed too (`editor.changed`).
 */
export const permissionTable: Readonly<Record<string, PermissionName | null>> = Object.freeze(
	Object.assign({}, ...contracts.map(methodPermissions)),
);

/** Names that no app may use for a capability of its own. */
export const platformCapabilities: ReadonlySet<string> = new Set([
	...contracts.map(({ name }) => name),
	...permissionNames.map(capabilityOf),
]);

/** The part of such a table that one contract makes. */
export function methodPermissions(contract: Contract): Record<string, PermissionName | null> {
	return Object.fromEntries(
		[contract.calls, contract.events ?? {}].flatMap((part) =>
			Object.entries(part).map(([method, spec]) => [
				`${contract.name}.${method}`,
				(spec as { permission?: PermissionName }).permission ?? null,
			]),
		),
	);
}
