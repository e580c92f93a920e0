import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useBottom } from "../features/bottom-panel/bottom.ts";
import { MediaIndicator } from "../features/media/media-indicator.tsx";
import { useSettledThemes } from "../features/themes/settle-themes.ts";
import { WelcomePanel } from "../features/welcome/welcome-panel.tsx";
import { OfflineBanner } from "../offline/offline-banner.tsx";
import { firstScreen, firstScreenShown } from "../ui/first-screen.ts";
import { late } from "../ui/late.ts";
import { ActivityBar } from "./activity-bar.tsx";
import { BottomNav } from "./bottom-nav.tsx";
import { host } from "./host-store.ts";
import { usePanels } from "./panels.ts";
import { useShortcuts } from "./shortcuts.ts";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPalette }));

const Overlays = late(async () => (await import("./overlays.tsx")).Overlays);

const ThemePicker = lazy(async () => ({
	default: (await import("../features/themes/theme-picker.tsx")).ThemePicker,
}));

const BottomPanel = lazy(async () => ({
	default: (await import("../features/bottom-panel/bottom-panel.tsx")).BottomPanel,
}));

/** The frame around every screen: where one goes from, and what may lie over it. */
export function Shell() {
	useShortcuts();
	useSettledThemes();
	useEffect(() => {
		void firstScreen.then(host);
	}, []);
	const elsewhere = useLocation({ select: ({ pathname }) => pathname !== "/" });
	useEffect(() => {
		// Other pages say themselves what they need; only the editor's text is worth waiting for.
		if (elsewhere) firstScreenShown();
	}, [elsewhere]);
	const bottom = useBottom((state) => state.tab !== null);
	const shown = usePanels((state) => state.shown);
	return (
		<>
			<a
				href="#content"
				className="sr-only z-80 rounded-control bg-raised px-3 py-2 text-13 shadow-raised focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
			>
				Skip to content
			</a>
			<div className="flex h-dvh flex-col sm:flex-row">
				<ActivityBar />
				<div className="flex min-h-0 min-w-0 flex-1 flex-col">
					<OfflineBanner />
					<WelcomePanel />
					<div id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-hidden outline-none">
						<Outlet />
					</div>
					{bottom && (
						<Suspense>
							<BottomPanel />
						</Suspense>
					)}
				</div>
				<BottomNav />
			</div>
			{shown === "palette" && (
				<Suspense>
					<CommandPalette />
				</Suspense>
			)}
			{shown === "themes" && (
				<Suspense>
					<ThemePicker />
				</Suspense>
			)}
			<Suspense>
				<Overlays />
			</Suspense>
			<MediaIndicator />
		</>
	);
}
