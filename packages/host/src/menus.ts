import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import { commandsOf } from "./contributions.ts";
import type { Entry } from "./entry.ts";
import type { HostMenuItem } from "./host-contributions.ts";
import { inInstallOrder } from "./install-order.ts";

const FIRST = "first";

/** What stands in the menus that the app draws: by group, within it by order, and then first installed first. */
export function menusOf(context: HostContext): readonly HostMenuItem[] {
	const { menus: power } = context.powers;
	if (power === undefined) return [];
	return inInstallOrder(context.entries.values())
		.filter((entry) => obstacle(context, entry) === undefined)
		.flatMap(itemsOf)
		.filter(({ location }) => power.locations.includes(location))
		.sort((a, b) => byGroup(a.group, b.group) || a.order - b.order);
}

/** The condition under which a command is in the palette; absent = always. */
export function paletteCondition({ manifest }: Entry, command: string): string | undefined {
	const items = manifest?.contributes.menus ?? [];
	return items.find((item) => item.location === "palette" && item.command === command)?.when;
}

function itemsOf(entry: Entry): HostMenuItem[] {
	const commands = new Map(commandsOf(entry).map((each) => [each.command, each]));
	return (entry.manifest?.contributes.menus ?? []).flatMap(({ location, command, group, order, when }, index) => {
		const known = commands.get(command);
		if (known === undefined || location === "palette") return [];
		const { id, extensionId, title } = known;
		return [
			{
				id: `${id}@${location}#${index}`,
				extensionId,
				location,
				command: id,
				title,
				group,
				order,
				...(when === undefined ? {} : { when }),
			},
		];
	});
}

function byGroup(a: string, b: string): number {
	if (a === b) return 0;
	if (a === FIRST || b === FIRST) return a === FIRST ? -1 : 1;
	return a < b ? -1 : 1;
}
