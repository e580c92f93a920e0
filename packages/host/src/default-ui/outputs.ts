import type { ExtensionIdentity } from "../powers.ts";
import { button, element } from "./element.ts";
import { openDialog } from "./open-dialog.ts";

const MAX_LINES = 500;

/** Lines that extensions write, the latest 500 of each. */
export function outputs() {
	const lines = new Map<string, string[]>();
	return {
		append({ id }: ExtensionIdentity, added: readonly string[]) {
			lines.set(id, [...(lines.get(id) ?? []), ...added].slice(-MAX_LINES));
		},
		clear({ id }: ExtensionIdentity) {
			lines.delete(id);
		},
		read({ id, displayName }: ExtensionIdentity): Promise<null> {
			const text = (lines.get(id) ?? []).join("\n");
			return openDialog<null>(
				(answer) => {
					const close = button("Close", () => answer(null));
					const shown = text === "" ? element("p", {}, "Nothing to read.") : element("pre", { tabindex: 0 }, text);
					return {
						title: "Output",
						by: displayName,
						name: displayName,
						body: [shown],
						footer: [close],
						focus: close,
						dismissed: null,
					};
				},
				{ gone: null },
			);
		},
	};
}
