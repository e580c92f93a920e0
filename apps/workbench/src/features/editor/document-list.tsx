import { FileText, Plus, Trash2 } from "lucide-react";
import { IconButton } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { ago } from "../../ui/figures.ts";
import { say } from "../../ui/toasts.ts";
import { createDocument, nameOf, openDocument, removeDocument, useDocuments } from "./document-store.ts";

/** The documents of this browser. */
export function DocumentList(props: { onDone: () => void }) {
	const { documents, activeId } = useDocuments();
	return (
		<nav aria-label="Documents" className="flex min-h-0 flex-1 flex-col">
			<div className="flex shrink-0 justify-end pr-2">
				<IconButton
					label="New document"
					onClick={() => {
						createDocument();
						props.onDone();
					}}
				>
					<Plus size={16} />
				</IconButton>
			</div>
			<ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
				{documents.map((document) => {
					const active = document.id === activeId;
					const name = nameOf(document);
					return (
						<li key={document.id} className="group relative">
							<button
								type="button"
								aria-current={active ? "true" : undefined}
								onClick={() => {
									openDocument(document.id);
									props.onDone();
								}}
								className={cn(
									"flex w-full items-start gap-2.5 rounded-control px-2 py-1.5 pr-9 text-left transition-colors",
									active ? "bg-press" : "hover:bg-hover",
								)}
							>
								<FileText
									size={15}
									strokeWidth={1.75}
									className={cn("mt-0.5 shrink-0", active ? "text-ink" : "text-faint")}
									aria-hidden="true"
								/>
								<span className="min-w-0">
									<span className="block truncate text-13 font-medium">{name}</span>
									<span className={cn("block text-12", active ? "text-muted" : "text-faint")}>
										{ago(document.updatedAt)}
									</span>
								</span>
							</button>
							<IconButton
								label={`Delete ${name}`}
								className="absolute top-1.5 right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
								onClick={() => {
									const undo = removeDocument(document.id);
									say("info", `Deleted “${name}”.`, { actions: [{ label: "Undo", run: undo }] });
								}}
							>
								<Trash2 size={14} />
							</IconButton>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}
