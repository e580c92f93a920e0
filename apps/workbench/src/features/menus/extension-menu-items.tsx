import type { HostExtension, HostMenuItem } from "@annex/host";
import { type MenuLocation, type WhenContext, whenHolds } from "@annex/manifest";
import { Menu } from "@base-ui/react/menu";
import { Fragment } from "react";
import { useHost } from "../../app/host-store.ts";
import { runCommand } from "../../app/run-command.ts";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Kbd } from "../../ui/kbd.tsx";

export const MENU_POPUP =
	"max-h-[min(420px,80dvh)] max-w-[calc(100vw-16px)] min-w-56 overflow-y-auto rounded-surface border border-line bg-raised p-1 shadow-overlay outline-none";
export const MENU_ITEM =
	"flex min-h-(--control) items-center gap-2.5 rounded-control px-2 py-1 text-13 text-ink outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50 pointer-coarse:min-h-11";

/** Whether any extension has something for this menu, whatever its condition says right now. */
export function useHasMenu(location: MenuLocation): boolean {
	return useHost(({ menus }) => menus.some((item) => item.location === location));
}

interface Props {
	location: MenuLocation;
	/** As it was when the menu was asked for: by now the focus is in the menu. */
	context: WhenContext;
	/** What is handed to the command, for an extension that may know it anyway. */
	argument?: (extension: HostExtension) => unknown;
	/** Whether something stands above, from which a line sets them off. */
	below?: boolean;
}

/** What extensions have put into a menu, by groups, each item with the name of its extension. */
export function ExtensionMenuItems({ location, context, argument, below }: Props) {
	const { menus, extensions, keybindings } = useHost();
	const items = menus.filter((item) => item.location === location && whenHolds(item.when, context));
	const groups = Map.groupBy(items, ({ group }) => group);
	return [...groups].map(([group, members], index) => (
		<Fragment key={group}>
			{(below || index > 0) && <Menu.Separator className="mx-1 my-1 h-px bg-line" />}
			<Menu.Group>
				{members.map((item) => (
					<Item
						key={item.id}
						item={item}
						owner={extensions.find(({ id }) => id === item.extensionId)}
						keys={keybindings.find(({ command, yieldsTo }) => command === item.command && !yieldsTo)?.keys}
						argument={argument}
					/>
				))}
			</Menu.Group>
		</Fragment>
	));
}

function Item(props: {
	item: HostMenuItem;
	owner: HostExtension | undefined;
	keys: string | undefined;
	argument: Props["argument"];
}) {
	const { item, owner, keys } = props;
	const name = harmlessText(owner?.displayName ?? item.extensionId, 40);
	const run = () => {
		const argument = owner && props.argument?.(owner);
		void runCommand(item.command, ...(argument === undefined ? [] : [argument]));
	};
	return (
		<Menu.Item
			className={MENU_ITEM}
			// After the menu has given the focus back.
			onClick={() => void setTimeout(run)}
		>
			<ExtensionIcon id={item.extensionId} url={owner?.iconUrl ?? null} size={20} />
			<bdi className="min-w-0 flex-1 truncate">{harmlessText(item.title, 80)}</bdi>
			{keys ? <Kbd keys={keys} /> : null}
			<bdi className="max-w-32 truncate text-12 text-muted">{name}</bdi>
		</Menu.Item>
	);
}
