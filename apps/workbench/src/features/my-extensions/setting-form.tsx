import type { HostExtension } from "@annex/host";
import type { SettingValue } from "@annex/manifest";
import { setSetting } from "./actions.ts";
import { SettingField } from "./setting-field.tsx";

/** What an extension lets people set, drawn from its manifest. Everything is kept as soon as it fits. */
export function SettingForm({ extension }: { extension: HostExtension }) {
	return (
		<div className="divide-y divide-line">
			{extension.contributes.settings.map((setting) => (
				<SettingField
					key={`${extension.id}/${setting.key}`}
					setting={setting}
					onSave={(value: SettingValue | null) => setSetting(extension.id, setting.key, value)}
				/>
			))}
		</div>
	);
}
