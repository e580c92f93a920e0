import { Link } from "@tanstack/react-router";
import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { lazy, Suspense } from "react";
import { useHost } from "../../app/host-store.ts";
import { useIsolation } from "../../app/isolation.ts";
import { usePanels } from "../../app/panels.ts";
import { count } from "../../ui/figures.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { useSaving } from "../files/autosave.ts";
import { useSelection } from "./current-view.ts";
import { activeDocument, useDocuments } from "./document-store.ts";

const StatusItems = lazy(async () => ({
	default: (await import("../extension-panels/status-items.tsx")).StatusItems,
}));

const SAVING = {
	saved: { icon: Check, text: "Saved in this browser" },
	pending: { icon: LoaderCircle, text: "Saving" },
	full: { icon: CloudOff, text: "Not saved: this browser's storage is full. Delete or export files." },
	refused: { icon: CloudOff, text: "Not saved: this browser keeps no data for this page. Export what you need." },
} as const;

/** One quiet line: whether the text is safe, where the caret is, what runs. */
export function StatusBar() {
	const saving = useSaving(({ unsaved, problem }) => (unsaved.size === 0 ? "saved" : (problem ?? "pending")));
	const length = useDocuments((state) => activeDocument(state)?.doc.length ?? 0);
	const { line, column, start, end } = useSelection();
	const items = useHost(({ statusBar }) => statusBar.length);
	const shared = useIsolation((state) => state.shared);
	const running = useHost(({ extensions }) => extensions.filter(({ state }) => state === "active").length);
	const troubled = useHost(({ extensions }) => extensions.filter(({ state }) => TROUBLED.has(state)).length);
	const { icon: Icon, text } = SAVING[saving];
	return (
		<section
			aria-label="Status"
			className="figures flex h-7 shrink-0 items-center gap-4 border-t border-line bg-canvas px-3 text-12 text-muted pointer-coarse:h-9"
		>
			<span
				role="status"
				className={
					saving === "full" || saving === "refused" ? "flex items-center gap-1.5 text-bad" : "flex items-center gap-1.5"
				}
			>
				<Icon size={13} aria-hidden="true" />
				<span className="truncate">{text}</span>
			</span>
			{items > 0 && (
				<Suspense>
					<StatusItems alignment="left" />
				</Suspense>
			)}
			<span className="ml-auto hidden sm:inline">
				{end > start ? `${count(end - start)} of ${count(length)} characters` : `${count(length)} characters`}
			</span>
			<span className="hidden sm:inline">
				Ln {line}, Col {column}
			</span>
			{items > 0 && (
				<Suspense>
					<StatusItems alignment="right" />
				</Suspense>
			)}
			<Link
				to="/my-extensions"
				search={{}}
				className="ml-auto rounded-mark px-1 whitespace-nowrap hover:text-ink sm:ml-0"
			>
				{running} running
				{troubled > 0 && <span className="text-warn">, {troubled} stopped</span>}
				{shared && <span className="text-warn"> in one process</span>}
			</Link>
			<button
				type="button"
				onClick={() => usePanels.getState().open("palette")}
				className="hidden items-center gap-1.5 rounded-mark hover:text-ink sm:flex"
			>
				Commands <Kbd keys="Mod+K" />
			</button>
		</section>
	);
}

const TROUBLED: ReadonlySet<string> = new Set(["crashed", "blocked", "incompatible", "restarting"]);
