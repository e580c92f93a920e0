import { Command } from "cmdk";
import { Folder, House } from "lucide-react";
import { Dialog } from "../../ui/dialog.tsx";
import { inputClass } from "../../ui/field.tsx";
import { sayProblem } from "../../ui/toasts.ts";
import { folders, moveNodes } from "./file-actions.ts";
import { useMove } from "./file-commands.ts";
import { branchOf } from "./file-node.ts";
import { allNodes } from "./workspace.ts";

const ITEM =
	"flex h-9 items-center gap-2.5 rounded-control px-2 text-13 select-none aria-selected:bg-hover pointer-coarse:h-11";

/** Asks for a folder and moves the chosen files there: what dragging does, for everybody. */
export function MoveDialog() {
	const { ids } = useMove();
	const close = () => useMove.setState({ ids: [] });
	const names = ids.map((id) => allNodes().get(id)?.name).filter((name) => name !== undefined);
	const inside = new Set(ids.flatMap((id) => branchOf(allNodes(), id)).map(({ id }) => id));
	const move = (folder: string) => {
		close();
		moveNodes(ids, folder).catch(sayProblem);
	};
	return (
		<Dialog
			open={ids.length > 0}
			onClose={close}
			title={names.length === 1 ? `Move “${names[0]}”` : `Move ${names.length} files and folders`}
		>
			<Command label="Folders" loop>
				<Command.Input placeholder="Find a folder" className={inputClass} />
				<Command.List className="mt-2 max-h-72 overflow-y-auto">
					<Command.Empty className="px-2 py-6 text-center text-13 text-muted">No folder is called that.</Command.Empty>
					<Command.Item value="/" keywords={["Top of the workspace"]} onSelect={() => move("")} className={ITEM}>
						<House size={15} strokeWidth={1.75} className="text-muted" aria-hidden="true" />
						Top of the workspace
					</Command.Item>
					{folders()
						.filter(({ id }) => !inside.has(id))
						.map(({ id, path }) => (
							<Command.Item key={id} value={path} onSelect={() => move(id)} className={ITEM}>
								<Folder size={15} strokeWidth={1.75} className="shrink-0 text-muted" aria-hidden="true" />
								<span className="min-w-0 truncate">{path}</span>
							</Command.Item>
						))}
				</Command.List>
			</Command>
		</Dialog>
	);
}
