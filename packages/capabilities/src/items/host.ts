import type { StatusItemContribution, ToolbarItemContribution } from "@annex/manifest";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import { statusBar, toolbar } from "./contract.ts";

/** What the manifest declares. */
export interface DeclaredItems {
	readonly statusBar: readonly StatusItemContribution[];
	readonly toolbar: readonly ToolbarItemContribution[];
}

/** What the running extension has said of an item; what is absent is as declared. */
export interface ItemState {
	readonly text?: string;
	readonly tooltip?: string;
	readonly busy?: boolean;
	readonly disabled?: boolean;
	readonly visible?: boolean;
}

/** The items of one running extension. */
export interface ItemSession {
	/** By id. */
	readonly statusBar: ReadonlyMap<string, ItemState>;
	/** By command. */
	readonly toolbar: ReadonlyMap<string, ItemState>;
}

/** Serves `statusBar` and `toolbar` to one extension, where the app has them. */
export function openItems(
	scope: Scope,
	offered: { readonly statusBar?: boolean; readonly toolbar?: boolean },
	declared: DeclaredItems,
	changed: () => void,
): ItemSession {
	const items = new Map(declared.statusBar.map(({ id }): [string, ItemState] => [id, {}]));
	const buttons = new Map(declared.toolbar.map(({ command }): [string, ItemState] => [command, {}]));

	function update(
		states: Map<string, ItemState>,
		id: string,
		said: { [Key in keyof ItemState]: ItemState[Key] | undefined },
	): null {
		const before = states.get(id);
		if (before === undefined) throw errors.item_unknown(id);
		const now = Object.entries(said).filter(([, value]) => value !== undefined);
		const harmless = now.map(([name, value]) => [
			name,
			typeof value === "string" ? harmlessText(value, { max: name === "tooltip" ? 200 : 60, lines: "one" }) : value,
		]);
		states.set(id, { ...before, ...Object.fromEntries(harmless) });
		changed();
		return null;
	}

	if (offered.statusBar) {
		scope.serve(statusBar, { update: ({ id, ...said }) => update(items, id, said) });
	}
	if (offered.toolbar) {
		scope.serve(toolbar, {
			update: ({ command, title, ...said }) => update(buttons, command, { text: title, ...said }),
		});
	}
	return { statusBar: items, toolbar: buttons };
}
