import { whenHolds } from "@annex/manifest";
import { Dialog } from "@base-ui/react/dialog";
import { Command, defaultFilter } from "cmdk";
import { FileText, type LucideIcon, Search } from "lucide-react";
import { useState } from "react";
import { showPanel } from "../features/extension-panels/show-panel.ts";
import { pathOf } from "../features/files/file-node.ts";
import { openTab } from "../features/files/tabs.ts";
import { useFiles } from "../features/files/workspace.ts";
import { ExtensionIcon } from "../ui/extension-icon.tsx";
import { harmlessText } from "../ui/harmless-text.ts";
import { Kbd } from "../ui/kbd.tsx";
import { appCommands, COMMAND_GROUPS } from "./commands.ts";
import { useHost } from "./host-store.ts";
import { usePanels } from "./panels.ts";
import { router } from "./router.tsx";
import { runCommand } from "./run-command.ts";
import { useSession } from "./session.ts";
import { whenContext } from "./when-context.ts";

const ITEM =
	"flex h-9 items-center gap-3 rounded-control px-2.5 text-13 select-none aria-selected:bg-hover pointer-coarse:h-11";
/** The latest changed; the rest is found in the files themselves. */
const MAX_FILES = 200;
const GROUP =
	"px-2 pb-1 **:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1.5 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-faint";

/** Every command of the app and of running extensions, and every file, by name. */
export function CommandPalette() {
	const [query, setQuery] = useState("");
	const nodes = useFiles((state) => state.nodes);
	const { commands: all, extensions, panels: allPanels } = useHost();
	// As it was before the palette took the focus.
	const [context] = useState(whenContext);
	const panels = allPanels.filter((panel) => whenHolds(panel.when, context));
	const commands = all.filter((command) => whenHolds(command.when, context));
	const { mayReview } = useSession();
	const { close } = usePanels();

	const run = (act: () => void) => () => {
		close();
		// After the palette has given the focus back, so that what opens next gives it back to the same place.
		setTimeout(act, 0);
	};
	const icons = new Map(extensions.map((extension) => [extension.id, extension]));
	const latest = [...nodes.values()]
		.filter((node) => node.kind === "file")
		.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
		.slice(0, MAX_FILES);
	const offered = appCommands.filter((command) => !command.onlyFor || mayReview);

	return (
		<Dialog.Root open onOpenChange={(open) => !open && close()}>
			<Dialog.Portal>
				<Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
				<Dialog.Popup
					data-overlay=""
					className="fixed top-[12vh] left-1/2 z-50 flex max-h-[min(480px,76dvh)] w-[min(620px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-surface border border-line bg-raised shadow-overlay outline-none max-sm:top-3"
				>
					<Dialog.Title className="sr-only">Commands</Dialog.Title>
					<Command label="Commands" loop filter={byWords} className="flex min-h-0 flex-col">
						<div className="flex items-center gap-2.5 border-b border-line px-4">
							<Search size={16} className="shrink-0 text-faint" aria-hidden="true" />
							<Command.Input
								value={query}
								onValueChange={setQuery}
								placeholder="Type a command or a file"
								className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-faint pointer-coarse:text-16"
							/>
							<span className="pointer-coarse:hidden">
								<Kbd keys="Esc" />
							</span>
						</div>
						<Command.List className="min-h-0 flex-1 overflow-y-auto pb-2">
							<Command.Empty className="px-4 py-10 text-center text-13 text-muted">
								Nothing is called that. Try fewer letters.
							</Command.Empty>
							{commands.length > 0 && (
								<Command.Group heading="Extensions" className={GROUP}>
									{commands.map((command) => {
										const owner = icons.get(command.extensionId);
										const ownerName = harmlessText(owner?.displayName ?? command.extensionId, 40);
										return (
											<Command.Item
												key={command.id}
												value={command.id}
												keywords={[command.title, command.category ?? "", ownerName]}
												onSelect={run(() => void runCommand(command.id))}
												className={ITEM}
											>
												<ExtensionIcon id={command.extensionId} url={owner?.iconUrl ?? null} size={20} />
												<span className="min-w-0 flex-1 truncate">
													{command.category && (
														<span className="text-muted">{harmlessText(command.category, 40)}: </span>
													)}
													<bdi>{harmlessText(command.title, 80)}</bdi>
												</span>
												<bdi className="max-w-40 truncate text-12 text-muted">{ownerName}</bdi>
											</Command.Item>
										);
									})}
								</Command.Group>
							)}
							{panels.length > 0 && (
								<Command.Group heading="Panels" className={GROUP}>
									{panels.map((panel) => (
										<Command.Item
											key={panel.id}
											value={`panel ${panel.id}`}
											keywords={["View:", panel.title, panel.extensionName]}
											onSelect={run(() => showPanel(panel.id))}
											className={ITEM}
										>
											<ExtensionIcon
												id={panel.extensionId}
												url={icons.get(panel.extensionId)?.iconUrl ?? null}
												size={20}
											/>
											<span className="min-w-0 flex-1 truncate">
												<span className="text-muted">View: </span>
												<bdi>{panel.title}</bdi>
											</span>
											<bdi className="max-w-40 truncate text-12 text-muted">{panel.extensionName}</bdi>
										</Command.Item>
									))}
								</Command.Group>
							)}
							{COMMAND_GROUPS.map((group) => (
								<Command.Group key={group} heading={group} className={GROUP}>
									{offered
										.filter((command) => command.group === group)
										.map((command) => (
											<Command.Item
												key={command.id}
												value={command.id}
												keywords={[command.title, group]}
												onSelect={run(command.run)}
												className={ITEM}
											>
												<Icon of={command.icon} />
												<span className="flex-1">{command.title}</span>
												{command.keys && <Kbd keys={command.keys} />}
											</Command.Item>
										))}
								</Command.Group>
							))}
							<Command.Group heading="Files" className={GROUP}>
								{latest.map((node) => (
									<Command.Item
										key={node.id}
										value={`file ${node.id}`}
										keywords={[pathOf(nodes, node.id)]}
										onSelect={run(() => {
											openTab(node.id);
											void router.navigate({ to: "/" });
										})}
										className={ITEM}
									>
										<Icon of={FileText} />
										<span className="min-w-0 flex-1 truncate">{node.name}</span>
										<span className="max-w-60 truncate text-12 text-muted">{pathOf(nodes, node.parent)}</span>
									</Command.Item>
								))}
							</Command.Group>
						</Command.List>
					</Command>
				</Dialog.Popup>
			</Dialog.Portal>
		</Dialog.Root>
	);
}

/** Ids are not for people: what one reads is what is searched. */
function byWords(_id: string, search: string, words: string[] = []): number {
	return defaultFilter(words.join(" "), search);
}

function Icon(props: { of: LucideIcon }) {
	return <props.of size={16} strokeWidth={1.75} className="mx-0.5 shrink-0 text-muted" aria-hidden="true" />;
}
