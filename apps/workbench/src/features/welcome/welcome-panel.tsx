import { Link, useRouterState } from "@tanstack/react-router";
import { LayoutGrid, type LucideIcon, ShieldCheck, SquarePen, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/button.tsx";
import { useWelcome } from "./welcome.ts";

/** What this is and the first three steps, above the text of somebody who is here for the first time. */
export function WelcomePanel() {
	const { shown, dismiss } = useWelcome();
	const path = useRouterState({ select: (state) => state.location.pathname });
	if (!shown || path !== "/") return null;
	return (
		<section aria-labelledby="welcome" className="shrink-0 border-b border-line bg-sunken px-4 py-3 sm:px-6 sm:py-4">
			<div className="flex items-start gap-3">
				<div className="min-w-0 flex-1">
					<h2 id="welcome" className="text-14 font-semibold">
						Write here, and make it yours with extensions
					</h2>
					<p className="mt-0.5 max-w-[80ch] text-13 text-pretty text-muted">
						Each extension runs in a sandbox of its own. It asks before it reads, changes or sends anything
						<span className="max-sm:hidden">, and you can take any permission back while it runs</span>.
					</p>
				</div>
				<IconButton label="Close the welcome" className="-mt-1 -mr-2" onClick={dismiss}>
					<X size={16} />
				</IconButton>
			</div>
			<ol className="mt-3 grid gap-2 sm:grid-cols-3 sm:gap-3">
				<Step icon={SquarePen} title="Write">
					Your documents stay in this browser.
				</Step>
				<Step
					icon={LayoutGrid}
					title={
						<Link to="/extensions" search={{}} className={LINK}>
							Add an extension
						</Link>
					}
				>
					The marketplace says what each one wants.
				</Step>
				<Step
					icon={ShieldCheck}
					title={
						<Link to="/my-extensions" search={{}} className={LINK}>
							See what it may do
						</Link>
					}
				>
					Every call counted, every permission a switch.
				</Step>
			</ol>
		</section>
	);
}

const LINK =
	"rounded-mark text-accent-ink outline-none after:absolute after:inset-0 after:rounded-surface hover:underline focus-visible:after:outline-2 focus-visible:after:outline-accent";

function Step(props: { icon: LucideIcon; title: ReactNode; children: ReactNode }) {
	return (
		<li className="relative flex items-center gap-3 rounded-surface border border-line bg-surface px-3 py-2 shadow-control sm:py-2.5">
			<props.icon size={18} strokeWidth={1.75} className="shrink-0 text-accent-ink" aria-hidden="true" />
			<div className="min-w-0">
				<p className="text-13 font-medium">{props.title}</p>
				<p className="text-12 text-muted max-sm:hidden">{props.children}</p>
			</div>
		</li>
	);
}
