import {
	Bell,
	BookOpen,
	Gavel,
	Keyboard,
	LayoutGrid,
	type LucideIcon,
	Package,
	Palette,
	Rocket,
	Sparkles,
	SquarePen,
	SunMoon,
	Terminal,
	Wrench,
} from "lucide-react";
import { TOOLS, useBottom } from "../features/bottom-panel/bottom.ts";
import { useNotifications } from "../features/extension-ui/notifications.ts";
import { showOutput } from "../features/extension-ui/outputs.ts";
import { fileCommands } from "../features/files/app-commands.ts";
import { nextMode } from "../features/themes/look-store.ts";
import { useWelcome } from "../features/welcome/welcome.ts";
import { usePanels } from "./panels.ts";
import { router } from "./router.tsx";

/** In the order of the palette. */
export const COMMAND_GROUPS = ["Go to", "Files", "View", "Help"] as const;

/** Something the app can do, by name and by keyboard. */
export interface AppCommand {
	readonly id: string;
	readonly title: string;
	readonly group: (typeof COMMAND_GROUPS)[number];
	readonly icon: LucideIcon;
	/** Keys held together (`Mod+Shift+E`, also while one types), one key, or two one after the other (`g e`). */
	readonly keys?: string;
	readonly onlyFor?: "moderators";
	readonly run: () => void;
}

export const appCommands: readonly AppCommand[] = [
	{ id: "go.editor", title: "Editor", group: "Go to", icon: SquarePen, keys: "g e", run: () => go("/") },
	{ id: "go.marketplace", title: "Marketplace", group: "Go to", icon: LayoutGrid, keys: "g m", run: goMarketplace },
	{
		id: "go.mine",
		title: "My extensions",
		group: "Go to",
		icon: Package,
		keys: "g x",
		run: () => go("/my-extensions"),
	},
	{ id: "go.developer", title: "Publish", group: "Go to", icon: Rocket, keys: "g p", run: () => go("/developer") },
	{
		id: "go.review",
		title: "Review queue",
		group: "Go to",
		icon: Gavel,
		keys: "g r",
		onlyFor: "moderators",
		run: () => go("/review"),
	},
	...fileCommands(() => go("/")),
	{
		id: "view.theme",
		title: "Switch between light and dark",
		group: "View",
		icon: SunMoon,
		keys: "t",
		run: nextMode,
	},
	{
		id: "view.themes",
		title: "Choose a theme…",
		group: "View",
		icon: Palette,
		keys: "g t",
		run: () => usePanels.getState().open("themes"),
	},
	{
		id: "view.notifications",
		title: "Show notifications",
		group: "View",
		icon: Bell,
		keys: "n",
		run: () => useNotifications.getState().show(),
	},
	{
		id: "view.output",
		title: "Show output",
		group: "View",
		icon: Terminal,
		keys: "o",
		run: () => showOutput(),
	},
	{
		id: "developer.tools",
		title: "Developer: Show extension tools",
		group: "View",
		icon: Wrench,
		keys: "d",
		run: () => useBottom.getState().toggle(TOOLS),
	},
	{
		id: "help.welcome",
		title: "Show the welcome",
		group: "Help",
		icon: Sparkles,
		run: () => {
			useWelcome.getState().show();
			go("/");
		},
	},
	{
		id: "help.shortcuts",
		title: "Keyboard shortcuts",
		group: "Help",
		icon: Keyboard,
		keys: "?",
		run: () => usePanels.getState().open("shortcuts"),
	},
	{
		id: "go.shortcuts",
		title: "Change keyboard shortcuts",
		group: "Help",
		icon: Keyboard,
		keys: "g k",
		run: () => go("/shortcuts"),
	},
	{
		id: "help.api",
		title: "HTTP reference",
		group: "Help",
		icon: BookOpen,
		run: () => window.open("/docs", "_blank", "noopener"),
	},
];

function go(to: "/" | "/my-extensions" | "/developer" | "/review" | "/shortcuts"): void {
	void router.navigate({ to });
}

function goMarketplace(): void {
	void router.navigate({ to: "/extensions", search: {} });
}
