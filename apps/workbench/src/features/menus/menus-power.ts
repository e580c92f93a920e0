import type { MenusPower } from "@annex/host";

/** The menus that this app draws. */
export const menusPower: MenusPower = {
	locations: ["editor.context", "editor.title", "tab.context", "file.context", "palette"],
};
