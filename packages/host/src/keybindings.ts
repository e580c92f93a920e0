import { keystrokesMeet, onMachine, parseKeystrokes, reservedStroke, strokesOf } from "@annex/manifest";
import { obstacle } from "./availability.ts";
import { makeChange } from "./change.ts";
import type { HostContext } from "./context.ts";
import { commandsOf } from "./contributions.ts";
import { type Entry, exclusive } from "./entry.ts";
import { errors } from "./errors.ts";
import type { HostKeybinding } from "./host-contributions.ts";
import { inInstallOrder } from "./install-order.ts";

/**
 * Every shortcut of the extensions that can run, the one that wins before those that it wins over: what the person chose
 * first, then by when the extension was installed, then as its manifest lists them.
 */
export function keybindingsOf(context: HostContext): readonly HostKeybinding[] {
	const { keybindings: power } = context.powers;
	if (power === undefined) return [];
	const all = inInstallOrder(context.entries.values())
		.filter((entry) => obstacle(context, entry) === undefined)
		.flatMap((entry) => bindingsOf(entry, power.isApple));
	const ordered = [...all.filter(({ chosen }) => chosen), ...all.filter(({ chosen }) => !chosen)];
	const kept = power.reserved.map((keys) => onMachine(keys, power.isApple));
	// Only those that begin alike can meet, so that many extensions cost no more than the sum of them.
	const earlier = new Map<string, HostKeybinding[]>();
	return ordered.map((binding) => {
		if (binding.keys === "") return binding;
		const [first = ""] = strokesOf(binding.keys);
		const alike = earlier.get(first) ?? [];
		earlier.set(first, alike);
		const before = alike.find(({ keys, command }) => command !== binding.command && keystrokesMeet(keys, binding.keys));
		alike.push(binding);
		if (isKept(binding.keys, kept, power.isApple)) return { ...binding, yieldsTo: { kind: "app" as const } };
		if (before === undefined) return binding;
		const { command, extensionId, title } = before;
		// Where the conditions differ, both may have their moment.
		const always = before.when === undefined || before.when === binding.when;
		return { ...binding, yieldsTo: { kind: "extension" as const, command, extensionId, title, always } };
	});
}

function bindingsOf(entry: Entry, isApple: boolean): HostKeybinding[] {
	const declared = entry.manifest?.contributes.keybindings ?? [];
	const chosen = new Map(Object.entries(entry.installed.keybindings ?? {}));
	return commandsOf(entry).flatMap(({ id, command, title, extensionId }): HostKeybinding[] => {
		const own = declared.filter((each) => each.command === command);
		const offered = own.map(({ key, mac, when }, index) => ({
			id: `${id}#${index}`,
			command: id,
			extensionId,
			title,
			keys: onMachine((isApple ? mac : undefined) ?? key, isApple),
			chosen: false,
			...(when === undefined ? {} : { when }),
		}));
		const keys = chosen.get(command);
		const read = keys === undefined || keys === "" ? undefined : parseKeystrokes(keys);
		// A choice that no version of this host would take counts as none made.
		if (keys === undefined || (read !== undefined && "fault" in read)) return offered;
		const [first] = offered;
		// One choice takes the place of all that the manifest lists, under the condition of the first.
		return [
			{
				...(first ?? { id: `${id}#0`, command: id, extensionId, title }),
				keys: read === undefined ? "" : onMachine(read.keys, isApple),
				chosen: true,
			},
		];
	});
}

function isKept(keys: string, kept: readonly string[], isApple: boolean): boolean {
	const [first = ""] = strokesOf(keys);
	const asMod = first.replace(isApple ? "Meta+" : "Ctrl+", "Mod+");
	return (
		reservedStroke(first) !== undefined ||
		reservedStroke(asMod) !== undefined ||
		kept.some((each) => keystrokesMeet(each, keys))
	);
}

/**
 * Chooses the shortcut of a command in the person's name: the empty text removes it, `null` goes back to what the
 * manifest declares. Kept with the installation.
 */
export async function setKeybinding(
	context: HostContext,
	entry: Entry,
	command: string,
	keys: string | null,
): Promise<void> {
	const { keybindings: power } = context.powers;
	if (!commandsOf(entry).some((each) => each.command === command)) throw errors.command_unknown(command);
	let chosen = keys;
	if (keys !== null && keys !== "") {
		const read = parseKeystrokes(keys);
		if ("fault" in read) throw errors.shortcut_invalid(read.fault);
		const isApple = power?.isApple ?? false;
		const kept = (power?.reserved ?? []).map((each) => onMachine(each, isApple));
		if (isKept(onMachine(read.keys, isApple), kept, isApple)) throw errors.shortcut_reserved(read.keys);
		chosen = read.keys;
	}
	await exclusive(entry, () => makeChange(context, entry, { keybindings: { [command]: chosen } }));
}
