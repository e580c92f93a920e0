import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { appCommands } from "./commands.ts";
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

export function ShortcutList() {
	const { shown, close } = usePanels();
	const { mayReview } = useSession();
	const named = appCommands.filter((command) => command.keys && (!command.onlyFor || mayReview));
	const of = (group: string) =>
		named
			.filter((command) => command.group === group)
			.map((command) => ({ title: command.title, keys: command.keys?.replace(" ", "+") ?? "" }));
	return (
		<Dialog open={shown === "shortcuts"} onClose={close} title="Keyboard shortcuts" width="wide" textOnly>
			<div className="grid gap-x-10 gap-y-6 pt-1 sm:grid-cols-2">
				<Group title="Everywhere" items={[...EVERYWHERE, ...of("View"), ...of("Help")]} />
				<Group title="Go to" items={of("Go to")} />
				<Group title="Files and text" items={[...of("Files"), ...EDITOR]} />
				{mayReview && <Group title="Review" items={REVIEW} />}
			</div>
		</Dialog>
	);
}

function Group(props: { title: string; items: readonly { keys: string; title: string }[] }) {
	return (
		<section>
			<h3 className="mb-1 text-12 font-medium text-muted">{props.title}</h3>
			<dl>
				{props.items.map((item) => (
					<div
						key={item.title}
						className="flex h-8 items-center justify-between gap-4 border-b border-line text-13 last:border-0"
					>
						<dt>{item.title}</dt>
						<dd>
							<Kbd keys={item.keys} />
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
