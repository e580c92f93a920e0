import { obstacle } from "./availability.ts";
import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostCommand } from "./host-contributions.ts";
import { paletteCondition } from "./menus.ts";

/** What the manifest declares; ids carry the extension's own, so that no two extensions can meet in one. */
export function commandsOf(entry: Entry): readonly HostCommand[] {
	const { id: extensionId, manifest } = entry;
	return (manifest?.contributes.commands ?? []).map(({ id, title, category }) => {
		const when = paletteCondition(entry, id);
		return {
			id: `${extensionId}/${id}`,
			extensionId,
			command: id,
			title,
			...(category === undefined ? {} : { category }),
			...(when === undefined ? {} : { when }),
		};
	});
}

/** The commands a person can choose now, sorted by title. */
export function offeredCommands(context: HostContext): readonly HostCommand[] {
	return [...context.entries.values()]
		.filter((entry) => obstacle(context, entry) === undefined)
		.flatMap(commandsOf)
		.sort((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
}

/** @throws `command_unknown` */
export function findCommand(context: HostContext, id: string): { readonly entry: Entry; readonly command: string } {
	const entry = context.entries.get(id.slice(0, Math.max(0, id.indexOf("/"))));
	const command = entry && commandsOf(entry).find((each) => each.id === id);
	if (!command) throw errors.command_unknown(id);
	return { entry, command: command.command };
}
