import { FolderPlus } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { chooseFiles, newFileHere } from "./file-commands.ts";

/** A workspace without files, with the next step. */
export function TreeEmpty() {
	return (
		<EmptyState
			icon={FolderPlus}
			title="No files yet"
			action={
				<div className="flex flex-wrap justify-center gap-2">
					<Button look="primary" onClick={() => newFileHere()}>
						New file
					</Button>
					<Button onClick={() => chooseFiles()}>Import</Button>
				</div>
			}
		>
			Make one, or drop text files and folders here. They stay in this browser.
		</EmptyState>
	);
}
