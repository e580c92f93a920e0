import type { ExtensionIdentity } from "@annex/host";
import { iconUrlOf } from "../../app/host-store.ts";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";

/** Whose question this is: below the title of everything that an extension asks. */
export function AskedBy({ extension }: { extension: ExtensionIdentity }) {
	return (
		<span className="flex items-center gap-1.5">
			<ExtensionIcon id={extension.id} url={iconUrlOf(extension.id)} size={20} />
			<span>
				Asked by <bdi className="font-medium text-ink">{harmlessText(extension.displayName, 60)}</bdi>
			</span>
		</span>
	);
}
