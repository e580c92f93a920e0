import type { HostExtension } from "@annex/host";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useState } from "react";
import { host, useHost } from "../../app/host-store.ts";
import { Button, buttonClass, IconButton } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { sayProblem } from "../../ui/toasts.ts";

const SAYS: Partial<Record<HostExtension["state"], { tone: "warn" | "bad"; title: (name: string) => string }>> = {
	crashed: { tone: "bad", title: (name) => `${name} was stopped` },
	blocked: { tone: "bad", title: (name) => `${name} was blocked by a moderator` },
	restarting: { tone: "warn", title: (name) => `${name} stopped and will start again` },
	incompatible: { tone: "warn", title: (name) => `${name} does not run here` },
};

const NONE: readonly HostExtension[] = [];
const isToldOf = ({ state, enabled }: HostExtension) => SAYS[state] !== undefined && enabled;

/** What happened to an extension that stopped, and the next step. Everything else goes on. */
export function ExtensionNotices() {
	// Nobody has stopped, as a rule; then the figures of those that run are nothing to draw again for.
	const extensions = useHost((now) => (now.extensions.some(isToldOf) ? now.extensions : NONE));
	const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
	const shown = extensions.filter((extension) => isToldOf(extension) && !dismissed.has(keyOf(extension)));
	if (shown.length === 0) return null;
	return (
		<section aria-label="Extensions that stopped" className="flex flex-col gap-2 border-b border-line px-4 py-3">
			{shown.slice(0, 3).map((extension) => {
				const says = SAYS[extension.state];
				if (!says) return null;
				return (
					<div
						key={extension.id}
						className="relative max-sm:nth-[n+2]:hidden lg:flex lg:items-center lg:gap-1 lg:*:first:flex-1"
					>
						<Notice
							tone={says.tone}
							inline
							title={says.title(harmlessText(extension.displayName, 60))}
							actions={
								<>
									{extension.state === "crashed" && (
										<Button size="small" onClick={() => act(extension.id, "restart")}>
											Start again
										</Button>
									)}
									{(extension.state === "crashed" || extension.state === "restarting") && (
										<Button size="small" onClick={() => act(extension.id, "disable")}>
											Turn off
										</Button>
									)}
									<Link to="/my-extensions" search={{ id: extension.id }} className={buttonClass("secondary", "small")}>
										Details
									</Link>
								</>
							}
						>
							<p className="pr-6 lg:pr-0">
								{extension.problem?.message} {extension.problem?.fix}
							</p>
						</Notice>
						<IconButton
							label={`Hide the notice about ${harmlessText(extension.displayName, 60)}`}
							className="max-lg:absolute max-lg:top-1.5 max-lg:right-1.5"
							onClick={() => setDismissed(new Set([...dismissed, keyOf(extension)]))}
						>
							<X size={14} />
						</IconButton>
					</div>
				);
			})}
		</section>
	);
}

/** A later crash is another notice. */
function keyOf(extension: HostExtension): string {
	return `${extension.id} ${extension.state} ${extension.problem?.code} ${extension.activity.crashes}`;
}

async function act(id: string, what: "restart" | "disable"): Promise<void> {
	try {
		const running = await host();
		await (what === "restart" ? running.restart(id) : running.setEnabled(id, false));
	} catch (error) {
		sayProblem(error);
	}
}
