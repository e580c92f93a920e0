import type { HostCommand, HostExtension, HostKeybinding } from "@annex/host";

/** One line of the table: a command of an extension with one of its shortcuts, or none. */
export interface ShortcutRow {
	readonly id: string;
	readonly command: HostCommand;
	readonly owner: HostExtension;
	readonly binding: HostKeybinding | undefined;
}

/** Every command that can be run, with its shortcuts; by extension and title. */
export function shortcutRows(
	extensions: readonly HostExtension[],
	commands: readonly HostCommand[],
	keybindings: readonly HostKeybinding[],
): ShortcutRow[] {
	return extensions.flatMap((owner) =>
		commands
			.filter((command) => command.extensionId === owner.id)
			.flatMap((command): ShortcutRow[] => {
				const own = keybindings.filter((binding) => binding.command === command.id);
				if (own.length === 0) return [{ id: command.id, command, owner, binding: undefined }];
				return own.map((binding) => ({ id: binding.id, command, owner, binding }));
			}),
	);
}
