import { Bell } from "lucide-react";
import { iconUrlOf } from "../../app/host-store.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago } from "../../ui/figures.ts";
import { useNotifications } from "./notifications.ts";

/** Everything extensions have said since the page was opened. */
export function NotificationList() {
	const { items, shown, hide, clear } = useNotifications();
	return (
		<Dialog
			open={shown}
			onClose={hide}
			place="side"
			textOnly
			title="Notifications"
			footer={items.length > 0 && <Button onClick={clear}>Clear all</Button>}
		>
			{items.length === 0 ? (
				<EmptyState icon={Bell} title="Nothing yet">
					What extensions tell you is kept here until you close the page.
				</EmptyState>
			) : (
				<ol className="-mx-2 flex flex-col">
					{items.map((item) => (
						<li key={item.key} className="flex gap-3 rounded-control px-2 py-2.5">
							<ExtensionIcon id={item.extensionId} url={iconUrlOf(item.extensionId)} size={20} />
							<div className="min-w-0 flex-1">
								<p className="flex items-baseline justify-between gap-3 text-12 text-muted">
									<bdi className="truncate font-medium">{item.displayName}</bdi>
									<time dateTime={item.at} className="shrink-0">
										{ago(item.at)}
									</time>
								</p>
								<p className="text-13">
									{item.level !== "info" && (
										<span className={item.level === "error" ? "text-bad" : "text-warn"}>
											{item.level === "error" ? "Error: " : "Warning: "}
										</span>
									)}
									{item.message}
								</p>
							</div>
						</li>
					))}
				</ol>
			)}
		</Dialog>
	);
}
