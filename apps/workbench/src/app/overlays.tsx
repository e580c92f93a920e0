import { DevelopmentOverlay } from "../features/development/development-overlay.tsx";
import { ExtensionQuestion } from "../features/extension-ui/extension-question.tsx";
import { NotificationList } from "../features/extension-ui/notification-list.tsx";
import { OutputPanel } from "../features/extension-ui/output-panel.tsx";
import { PermissionPrompt } from "../features/permissions/permission-prompt.tsx";
import { ShortcutList } from "./shortcut-list.tsx";

/** What may lie over every screen; none of it is open when the app begins. */
export function Overlays() {
	return (
		<>
			<ShortcutList />
			<NotificationList />
			<OutputPanel />
			<DevelopmentOverlay />
			<ExtensionQuestion />
			<PermissionPrompt />
		</>
	);
}
