import { Dialog } from "@base-ui/react/dialog";
import { Command, defaultFilter } from "cmdk";
import { harmlessText } from "../../ui/harmless-text.ts";
import { AskedBy } from "./asked-by.tsx";
import type { Prompt } from "./prompt-queue.ts";

/** A list that an extension lets the person choose from, by typing or pointing. */
export function QuickPick({ asked, answer }: Pick<Extract<Prompt, { kind: "pick" }>, "asked" | "answer">) {
	const title = harmlessText(asked.title);
	return (
		<Dialog.Root open onOpenChange={(open) => !open && answer()}>
			<Dialog.Portal>
				<Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
				<Dialog.Popup
					data-overlay=""
					className="fixed top-[12vh] left-1/2 z-50 flex max-h-[min(480px,76dvh)] w-[min(620px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-surface border border-line bg-raised shadow-overlay outline-none max-sm:top-3"
				>
					<header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3">
						<Dialog.Title className="text-14 font-semibold">
							<bdi>{title}</bdi>
						</Dialog.Title>
						<Dialog.Description render={<div />} className="text-12 text-muted">
							<AskedBy extension={asked.extension} />
						</Dialog.Description>
					</header>
					<Command label={title} loop filter={byWords} className="flex min-h-0 flex-col">
						<Command.Input
							placeholder={harmlessText(asked.placeholder, 100) || "Type to narrow the list"}
							className="h-11 border-b border-line bg-transparent px-4 text-14 outline-none placeholder:text-faint pointer-coarse:text-16"
						/>
						<Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
							<Command.Empty className="px-4 py-8 text-center text-13 text-muted">
								Nothing here is called that. Try fewer letters.
							</Command.Empty>
							{asked.items.map((item, position) => (
								<Command.Item
									// biome-ignore lint/suspicious/noArrayIndexKey: two items may read alike; what was chosen is a position
									key={position}
									value={String(position)}
									keywords={[item.label, item.detail]}
									onSelect={() => answer(position)}
									className="flex min-h-9 items-center gap-3 rounded-control px-2.5 py-1 text-13 select-none aria-selected:bg-hover pointer-coarse:min-h-11"
								>
									<bdi className="min-w-0 flex-1 truncate">{harmlessText(item.label, 100)}</bdi>
									{item.detail !== "" && (
										<bdi className="min-w-0 max-w-[50%] truncate text-12 text-muted">
											{harmlessText(item.detail, 200)}
										</bdi>
									)}
								</Command.Item>
							))}
						</Command.List>
					</Command>
				</Dialog.Popup>
			</Dialog.Portal>
		</Dialog.Root>
	);
}

/** Positions are not for people: what one reads is what is searched. */
function byWords(_position: string, search: string, words: string[] = []): number {
	return defaultFilter(words.join(" "), search);
}
