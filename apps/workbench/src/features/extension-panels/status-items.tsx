import type { HostStatusItem } from "@annex/host";
import { whenHolds } from "@annex/manifest";
import { LoaderCircle } from "lucide-react";
import { useHost } from "../../app/host-store.ts";
import { runCommand } from "../../app/run-command.ts";
import { whenContext } from "../../app/when-context.ts";
import { useSelection } from "../editor/current-view.ts";
import { useDocuments } from "../editor/document-store.ts";

/** What extensions have at one end of the status bar; each says whose it is when it is pointed at or read out. */
export function StatusItems(props: { alignment: "left" | "right" }) {
	const { statusBar, extensions } = useHost();
	// Conditions ask about the document and the selection, too.
	useDocuments((state) => state.activeId);
	useSelection();
	const items = statusBar.filter(
		({ alignment, when }) => alignment === props.alignment && whenHolds(when, whenContext()),
	);
	const shown = props.alignment === "left" ? items : [...items].reverse();
	return shown.map((item) => (
		<StatusItem
			key={item.id}
			item={item}
			owner={extensions.find(({ id }) => id === item.extensionId)?.displayName ?? ""}
		/>
	));
}

function StatusItem({ item, owner }: { item: HostStatusItem; owner: string }) {
	const title = [item.tooltip, owner].filter(Boolean).join(" · ");
	const content = (
		<>
			{item.busy && <LoaderCircle size={12} className="shrink-0 animate-spin" aria-hidden="true" />}
			<bdi className="truncate">{item.text}</bdi>
			{item.busy && <span className="sr-only">, busy</span>}
		</>
	);
	const look = "flex min-w-0 max-w-48 items-center gap-1.5 whitespace-nowrap";
	const { command } = item;
	if (command === undefined) {
		return (
			<span className={look} title={title}>
				{content}
			</span>
		);
	}
	return (
		<button
			type="button"
			title={title}
			onClick={() => void runCommand(command)}
			className={`${look} rounded-mark px-1 hover:bg-hover hover:text-ink`}
		>
			{content}
		</button>
	);
}
