import type { ItemState } from "@annex/capabilities/host";
import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { HostStatusItem, HostToolbarItem } from "./host-contributions.ts";

/** What extensions have in the status bar now: left ones first, each side from the outside in. */
export function statusItems(context: HostContext): readonly HostStatusItem[] {
	return running(context)
		.flatMap((entry) =>
			(entry.manifest?.contributes.statusBar ?? []).flatMap((item): HostStatusItem[] => {
				const state: ItemState = entry.session?.capabilities.items.statusBar.get(item.id) ?? {};
				if (!(state.visible ?? item.visible)) return [];
				const tooltip = state.tooltip ?? item.tooltip;
				return [
					{
						id: `${entry.id}/${item.id}`,
						extensionId: entry.id,
						text: state.text ?? item.text,
						...(tooltip ? { tooltip } : {}),
						busy: state.busy ?? false,
						alignment: item.alignment,
						priority: item.priority,
						...(item.when === undefined ? {} : { when: item.when }),
						...(item.command === undefined ? {} : { command: `${entry.id}/${item.command}` }),
					},
				];
			}),
		)
		.sort((a, b) => a.alignment.localeCompare(b.alignment) || b.priority - a.priority || a.id.localeCompare(b.id));
}

/** What extensions have in the toolbar now, in the order of the extensions' names. */
export function toolbarItems(context: HostContext): readonly HostToolbarItem[] {
	return running(context).flatMap((entry) =>
		(entry.manifest?.contributes.toolbar ?? []).flatMap((item): HostToolbarItem[] => {
			const state: ItemState = entry.session?.capabilities.items.toolbar.get(item.command) ?? {};
			if (!(state.visible ?? item.visible)) return [];
			const command = entry.manifest?.contributes.commands.find(({ id }) => id === item.command);
			return [
				{
					id: `${entry.id}/${item.command}`,
					extensionId: entry.id,
					title: state.text ?? item.title ?? command?.title ?? item.command,
					icon: item.icon,
					busy: state.busy ?? false,
					disabled: state.disabled ?? false,
					...(item.when === undefined ? {} : { when: item.when }),
				},
			];
		}),
	);
}

function running(context: HostContext): readonly Entry[] {
	return [...context.entries.values()]
		.filter((entry) => obstacle(context, entry) === undefined)
		.sort((a, b) => a.installed.displayName.localeCompare(b.installed.displayName));
}
