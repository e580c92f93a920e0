import { X } from "lucide-react";
import { useState } from "react";
import { useInstalled } from "../../app/host-store.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { TOOLS, useBottom } from "../bottom-panel/bottom.ts";
import { useDevelopment } from "./development.ts";

/** What is wrong with the extension under development, over everything until it is mended or hidden. */
export function DevelopmentOverlay() {
	const { problem, id } = useDevelopment();
	const extension = useInstalled(id ?? "");
	const [hidden, setHidden] = useState<string | null>(null);
	const failed = extension?.state === "crashed" || extension?.state === "restarting" ? extension.problem : undefined;
	const shown = problem
		? { title: problem.message, issues: problem.issues }
		: failed && { title: failed.message, issues: [] };
	const name = shown && JSON.stringify(shown);
	if (!shown || hidden === name) return null;
	return (
		<section
			role="alert"
			aria-label="Fault of the extension in development"
			className="fixed inset-x-3 top-3 z-40 mx-auto flex max-h-[60dvh] max-w-2xl flex-col overflow-hidden rounded-surface border border-bad/40 bg-raised shadow-overlay"
		>
			<div className="flex items-start gap-3 bg-bad-soft px-4 py-3">
				<div className="min-w-0 flex-1">
					<p className="text-12 font-medium text-bad">In development</p>
					<h2 className="text-14 font-semibold break-words">{harmlessText(shown.title, 500)}</h2>
				</div>
				<IconButton label="Hide the fault" className="-mt-1 -mr-2" onClick={() => setHidden(name ?? null)}>
					<X size={16} />
				</IconButton>
			</div>
			{shown.issues.length > 0 && (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
				<ul tabIndex={0} className="divide-y divide-line overflow-y-auto px-4 outline-offset-[-2px]">
					{shown.issues.map((issue) => (
						<li key={`${issue.path} ${issue.sentence}`} className="py-2.5 text-13">
							<p className="font-mono text-12 break-all text-muted">{harmlessText(issue.path, 300)}</p>
							<p className="break-words">{harmlessText(issue.sentence, 1_000)}</p>
							{issue.fix && <p className="text-muted break-words">{harmlessText(issue.fix, 1_000)}</p>}
						</li>
					))}
				</ul>
			)}
			<div className="flex items-center gap-3 border-t border-line bg-canvas px-4 py-2 text-12 text-muted">
				<span className="flex-1">
					{extension ? "The last version that worked stays until it is mended." : "It comes in when it is mended."}
				</span>
				<Button size="small" onClick={() => useBottom.getState().show(TOOLS)}>
					Extension tools
				</Button>
			</div>
		</section>
	);
}
