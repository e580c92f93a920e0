import { Keyboard, Pencil, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { appCommands } from "../../app/commands.ts";
import { host, useHost } from "../../app/host-store.ts";
import { useSession } from "../../app/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/button.tsx";
import { describeProblem } from "../../ui/describe-problem.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { sayProblem } from "../../ui/toasts.ts";
import { ShortcutDialog } from "./shortcut-dialog.tsx";
import { type ShortcutRow, shortcutRows } from "./shortcut-rows.ts";

/** All shortcuts: those of extensions can be changed or taken away here, the app's own are there to be read. */
export function ShortcutsPage() {
	const { status, extensions, commands, keybindings } = useHost();
	const { mayReview } = useSession();
	const [changing, setChanging] = useState<ShortcutRow | undefined>(undefined);
	const [fault, setFault] = useState<string | undefined>(undefined);
	const rows = shortcutRows(extensions, commands, keybindings);
	const own = appCommands.filter((command) => command.keys && (!command.onlyFor || mayReview));

	const choose = async (row: ShortcutRow, keys: string | null) => {
		try {
			await (await host()).setKeybinding(row.owner.id, row.command.command, keys);
			setChanging(undefined);
		} catch (error) {
			const { title, fix } = describeProblem(error);
			if (keys) setFault(`${title} ${fix}`);
			else sayProblem(error);
		}
	};

	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-8">
				<h1 className="text-20 font-semibold tracking-[-0.01em]">Keyboard shortcuts</h1>
				<p className="mt-1 text-13 text-muted">
					Your choice goes first, then what was installed first. The app’s own keys and the browser’s are never taken.
				</p>
				<h2 className="mt-8 mb-2 text-13 font-semibold">Extensions</h2>
				{rows.length === 0 && status !== "idle" && status !== "starting" ? (
					<EmptyState icon={Keyboard} title="No extension has commands yet" heading="h2">
						Once one is installed, its commands stand here and can be given a shortcut.
					</EmptyState>
				) : (
					<ul className="overflow-hidden rounded-surface border border-line bg-surface">
						{rows.map((row) => (
							<Row
								key={row.id}
								row={row}
								onChange={() => {
									setFault(undefined);
									setChanging(row);
								}}
								onSet={(keys) => void choose(row, keys)}
							/>
						))}
					</ul>
				)}
				<h2 className="mt-8 mb-2 text-13 font-semibold">This app</h2>
				<ul className="overflow-hidden rounded-surface border border-line bg-surface">
					{own.map((command) => (
						<li
							key={command.id}
							className="flex min-h-11 items-center gap-3 border-b border-line px-4 text-13 last:border-0"
						>
							<span className="min-w-0 flex-1 truncate">{command.title}</span>
							<Kbd keys={command.keys ?? ""} />
						</li>
					))}
				</ul>
			</div>
			<ShortcutDialog
				open={changing !== undefined}
				title={changing ? harmlessText(changing.command.title, 80) : ""}
				fault={fault}
				onChoose={(keys) => {
					if (changing) void choose(changing, keys);
				}}
				onClose={() => setChanging(undefined)}
			/>
		</main>
	);
}

function Row(props: { row: ShortcutRow; onChange: () => void; onSet: (keys: string | null) => void }) {
	const { command, owner, binding } = props.row;
	const title = harmlessText(command.title, 80);
	return (
		<li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-13 last:border-0">
			<ExtensionIcon id={owner.id} url={owner.iconUrl} size={20} />
			<span className="min-w-0 flex-1 basis-40">
				<bdi className="block truncate font-medium">{title}</bdi>
				<span className="block truncate text-12 text-muted">
					<bdi>{harmlessText(owner.displayName, 60)}</bdi>
					{binding?.when && (
						<>
							{" · "}
							when <code>{binding.when}</code>
						</>
					)}
				</span>
				{binding && <Conflict binding={binding} />}
			</span>
			<span className="flex items-center gap-2">
				{binding?.chosen && <Badge tone="accent">yours</Badge>}
				{binding?.keys ? <Kbd keys={binding.keys} /> : <span className="text-12 text-faint">no shortcut</span>}
			</span>
			<span className="ml-auto flex items-center">
				<IconButton label={`Change the shortcut of ${title}`} onClick={props.onChange}>
					<Pencil size={14} />
				</IconButton>
				<IconButton label={`Remove the shortcut of ${title}`} disabled={!binding?.keys} onClick={() => props.onSet("")}>
					<X size={14} />
				</IconButton>
				<IconButton
					label={`Back to the extension's own shortcut of ${title}`}
					disabled={!binding?.chosen}
					onClick={() => props.onSet(null)}
				>
					<RotateCcw size={14} />
				</IconButton>
			</span>
		</li>
	);
}

function Conflict({ binding: { yieldsTo } }: { binding: NonNullable<ShortcutRow["binding"]> }) {
	const { extensions } = useHost();
	if (yieldsTo === undefined) return null;
	if (yieldsTo.kind === "app") {
		return <span className="block text-12 text-warn">No effect: the app keeps these keys. Choose others.</span>;
	}
	const other = extensions.find(({ id }) => id === yieldsTo.extensionId);
	return (
		<span className="block text-12 text-warn">
			{yieldsTo.always ? "No effect" : "Not always"}: <bdi>{harmlessText(yieldsTo.title, 60)}</bdi> of{" "}
			<bdi>{harmlessText(other?.displayName ?? yieldsTo.extensionId, 40)}</bdi> comes first.
		</span>
	);
}
