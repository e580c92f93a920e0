import { createHost, type Host, registryPort } from "@annex/host";
import { platformThemeTokens } from "@annex/manifest";
import { workerEngine } from "@annex/sandbox";
import { useIsolation } from "./app/isolation.ts";
import { offlineStore } from "./app/offline-store.ts";
import { platformApi1 } from "./app/platform-api-1.ts";
import { registry } from "./app/registry.ts";
import { useUpdatePreference } from "./app/update-preference.ts";
import { forward } from "./features/development/development.ts";
import { developmentStorage } from "./features/development/development-storage.ts";
import { decorationsPower } from "./features/editor/decorations-power.ts";
import { editorPower } from "./features/editor/editor-power.ts";
import { followPanels } from "./features/extension-panels/follow-panels.ts";
import { panelsPower } from "./features/extension-panels/panels-power.ts";
import { notificationsPower } from "./features/extension-ui/notifications-power.ts";
import { uiPower } from "./features/extension-ui/ui-power.ts";
import { filesPower } from "./features/files/files-power.ts";
import { keybindingsPower } from "./features/keybindings/keybindings-power.ts";
import { listenForShortcuts } from "./features/keybindings/listen-for-shortcuts.ts";
import { mediaPower } from "./features/media/media-power.ts";
import { menusPower } from "./features/menus/menus-power.ts";
import { networkPower } from "./features/network/network-power.ts";
import { appearancePower } from "./features/themes/appearance-power.ts";
import { keepFrames } from "./offline/keep-frames.ts";
import { sandboxLabels } from "./offline/sandbox-labels.ts";

const PLATFORM_VERSION = "2.0.0";
/** A pattern such as `http://*.sandbox.localhost:4000/?v=1f`, filled in by the server, or by Vite in daily work. */
const SANDBOX_FRAME = document.querySelector<HTMLMetaElement>("meta[name=annex-sandbox]")?.content ?? "";

const frameOf = (label: string) => SANDBOX_FRAME.replace("*", label);

/** Mounts the trusted half: one sandboxed frame and worker per extension, each under a label of its own. */
export function mountHost(): Host {
	const offline = offlineStore();
	const host: Host = createHost({
		registry: registryPort(registry),
		engine: workerEngine({
			frameUrl: frameOf,
			nextLabel: sandboxLabels(),
			sharedFrameUrl: new URL("/sandbox-frame", location.href).href,
			onShared: () => useIsolation.getState().share(),
		}),
		powers: {
			ui: uiPower,
			editor: editorPower,
			files: filesPower,
			decorations: decorationsPower,
			network: networkPower,
			notifications: notificationsPower,
			appearance: appearancePower,
			themes: platformThemeTokens,
			keybindings: keybindingsPower,
			menus: menusPower,
			// Absent where the page is not a secure one.
			...(navigator.mediaDevices ? { media: mediaPower } : {}),
			panels: panelsPower,
			statusBar: true,
			toolbar: true,
			// Absent where the page came over plain HTTP from another machine.
			...(navigator.clipboard ? { clipboard: navigator.clipboard } : {}),
			storage: developmentStorage((id) => isInDevelopment(host, id)),
		},
		platformVersion: PLATFORM_VERSION,
		platformApi1,
		...(offline ? { offline } : {}),
		automaticUpdates: () => useUpdatePreference.getState().automatic,
		log: forward,
	});
	listenForShortcuts(host);
	void host.start().then(() => keepAllFrames(host));
	followPanels(host);
	void host.start();
	return host;
}

/** So that everything installed can start while the server is away, and one in reserve. */
function keepAllFrames(host: Host): void {
	const keep = () => {
		const { extensions, problem } = host.snapshot();
		if (!problem) void keepFrames(frameOf, extensions.length + 1);
	};
	let known = host.snapshot().extensions.length;
	whenIdle(keep);
	host.subscribe(() => {
		const { length } = host.snapshot().extensions;
		if (length > known) whenIdle(keep);
		known = length;
	});
}

function whenIdle(run: () => void): void {
	if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 20_000 });
	else setTimeout(run, 5_000);
}

function isInDevelopment(host: Host, id: string): boolean {
	return host.snapshot().extensions.some((extension) => extension.id === id && extension.development);
}
