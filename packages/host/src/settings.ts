import type { OwnSettings } from "@annex/capabilities/host";
import { inOrder, type SettingValue } from "@annex/manifest";
import { makeChange } from "./change.ts";
import type { HostContext } from "./context.ts";
import { type Entry, exclusive } from "./entry.ts";
import type { HostSetting } from "./host-contributions.ts";

/** What a form shows: every declared setting with what holds for it. */
export function settingsOf({ settings }: Entry): readonly HostSetting[] {
	const values = settings.values();
	return inOrder(settings.declared()).map((setting) => ({
		...setting,
		value: values.get(setting.key) ?? setting.default,
		chosen: settings.isChosen(setting.key),
	}));
}

/** Changes settings in the person's name. */
export async function setSettings(
	context: HostContext,
	entry: Entry,
	changes: Readonly<Record<string, SettingValue | null>>,
): Promise<void> {
	const kept = entry.settings.change(new Map(Object.entries(changes)), (all) =>
		// In turn with the other changes of this extension.
		exclusive(entry, () => makeChange(context, entry, { settings: Object.fromEntries(all) })),
	);
	// Shown at once; and once more when it is kept, or when it could not be.
	context.changed();
	try {
		await kept;
	} finally {
		context.changed();
	}
}

/** The same for the extension itself: its own and nobody else's. */
export function ownSettings(context: HostContext, entry: Entry): OwnSettings {
	return {
		values: entry.settings.values,
		set: (key, value) => setSettings(context, entry, { [key]: value }),
		onChange: entry.settings.onChange,
	};
}
