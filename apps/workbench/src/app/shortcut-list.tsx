import { Link } from "@tanstack/react-router";
import { Dialog } from "../ui/dialog.tsx";
import { harmlessText } from "../ui/harmless-text.ts";
import { Kbd } from "../ui/kbd.tsx";
import { appCommands } from "./commands.ts";
import { useHost } from "./host-store.ts";
import { usePanels } from "./panels.ts";
import { useSession } from "./session.ts";

const EDITOR = [
	{ keys: "Mod+F", title: "Find and replace" },
	{ keys: "Mod+Z", title: "Undo" },
	{ keys: "Esc+Tab", title: "Leave the text" },
];
const REVIEW = [
	{ keys: "j", title: "Next version" },
	{ keys: "k", title: "Previous version" },
	{ keys: "a", title: "Approve" },
	{ keys: "r", title: "Reject with a reason" },
];
const EVERYWHERE = [
	{ keys: "Mod+K", title: "All commands" },
	{ keys: "F6", title: "Move into notifications" },
];

interface Listed {
	readonly id?: string;
	readonly keys: string;
	readonly title: string;
	/** Of an extension: its name. */
	readonly owner?: string;
}

export function ShortcutList() {
	const { shown, close } = usePanels();
	const { mayReview } = useSession();
	const named = appCommands.filter((command) => command.keys && (!command.onlyFor || mayReview));
	const of = (group: string) =>
		named
			.filter((command) => command.group === group)
			.map((command) => ({ title: command.title, keys: command.keys ?? "" }));
	return (
		<Dialog open={shown === "shortcuts"} onClose={close} title="Keyboard shortcuts" width="wide" textOnly>
			<div className="grid gap-x-10 gap-y-6 pt-1 sm:grid-cols-2">
				<Group title="Everywhere" items={[...EVERYWHERE, ...of("View"), ...of("Help")]} />
				<Group title="Go to" items={of("Go to")} />
				<Group title="Files and text" items={[...of("Files"), ...EDITOR]} />
				{mayReview && <Group title="Review" items={REVIEW} />}
				<ExtensionGroup onLeave={close} />
			</div>
		</Dialog>
	);
}

/** Those that count: what yields to others stands on the page of shortcuts only. */
function ExtensionGroup(props: { onLeave: () => void }) {
	const { keybindings, extensions } = useHost();
	const items = keybindings
		.filter(({ keys, yieldsTo }) => keys !== "" && yieldsTo === undefined)
		.map(({ id, keys, title, extensionId }) => ({
			id,
			title: harmlessText(title, 60),
			owner: harmlessText(extensions.find((each) => each.id === extensionId)?.displayName ?? extensionId, 40),
			keys: keys,
		}));
	return (
		<div className="sm:col-span-2">
			{items.length > 0 && <Group title="Extensions" items={items} />}
			<Link to="/shortcuts" onClick={props.onLeave} className="mt-2 inline-block text-13 text-accent-ink underline">
				Change the shortcuts of extensions
			</Link>
		</div>
	);
}

function Group(props: { title: string; items: readonly Listed[] }) {
	return (
		<section>
			<h3 className="mb-1 text-12 font-medium text-muted">{props.title}</h3>
			<dl>
				{props.items.map((item) => (
					<div
						key={item.id ?? item.title}
						className="flex h-8 items-center justify-between gap-4 border-b border-line text-13 last:border-0"
					>
						<dt className="min-w-0 flex-1 truncate">
							<bdi>{item.title}</bdi>
							{item.owner && <bdi className="ml-2 text-12 text-muted">{item.owner}</bdi>}
						</dt>
						<dd>
							<Kbd keys={item.keys} />
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
