import type { HostTheme } from "@annex/host";
import { Dialog } from "@base-ui/react/dialog";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Command } from "cmdk";
import { Check, Monitor, Moon, Palette, Sun } from "lucide-react";
import { useRef, useState } from "react";
import { useHost } from "../../app/host-store.ts";
import { usePanels } from "../../app/panels.ts";
import { router } from "../../app/router.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { say } from "../../ui/toasts.ts";
import type { KeptTheme, Mode } from "./look-shape.ts";
import { type Base, baseOf, changeLook, chooseTheme, keptThemeOf, themeOf, useLook } from "./look-store.ts";
import { TextSettings } from "./text-settings.tsx";
import { ThemeSwatch } from "./theme-swatch.tsx";

const MODES = [
	{ value: "system", label: "System", icon: Monitor },
	{ value: "light", label: "Light", icon: Sun },
	{ value: "dark", label: "Dark", icon: Moon },
] as const satisfies readonly { value: Mode; label: string; icon: typeof Sun }[];

interface Row {
	readonly id: string;
	readonly base: Base;
	readonly label: string;
	/** Whose it is. */
	readonly from: string;
	readonly theme: KeptTheme | null;
}

/**
 * Every theme there is. Whatever is marked, by arrow or pointer, is on the whole page at once; Enter keeps it, and
 * Escape brings back what was.
 */
export function ThemePicker() {
	const { themes, extensions } = useHost();
	const close = usePanels((state) => state.close);
	const look = useLook((state) => state.look);
	const [marked, setMarked] = useState(() => rowId(useLook.getState()));
	const words = useRef<HTMLInputElement>(null);
	const names = new Map(extensions.map(({ id, displayName }) => [id, displayName]));
	const rows = rowsOf(themes, names);

	function mark(id: string): void {
		setMarked(id);
		const row = rows.find((each) => each.id === id);
		if (row) useLook.setState({ preview: { base: row.base, theme: row.theme } });
	}

	function leave(): void {
		useLook.setState({ preview: undefined });
		close();
	}

	function choose(row: Row): void {
		chooseTheme(row.base, row.theme);
		leave();
		const { systemBase, look } = useLook.getState();
		if (look.mode === "system" && systemBase !== row.base) {
			say("info", `${row.label} is your ${row.base} theme`, {
				description: `It shows when your system is ${row.base}.`,
			});
		}
	}

	return (
		<Dialog.Root open onOpenChange={(open) => !open && leave()}>
			<Dialog.Portal>
				{/* No veil: what is being chosen is behind it. */}
				<Dialog.Backdrop className="fixed inset-0 z-40" />
				<Dialog.Popup
					data-overlay=""
					// Not on a phone, where a field brings up the keyboard over what is being chosen.
					initialFocus={() => (window.matchMedia("(pointer: fine)").matches ? words.current : true)}
					className="fixed z-50 flex flex-col overflow-hidden border-line bg-raised shadow-overlay outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[72dvh] max-sm:rounded-t-[16px] max-sm:border-t max-sm:pb-[env(safe-area-inset-bottom)] sm:top-4 sm:right-4 sm:max-h-[calc(100dvh-32px)] sm:w-[400px] sm:rounded-surface sm:border"
				>
					<header className="flex flex-wrap items-center justify-between gap-2 px-4 pt-4 pb-3">
						<Dialog.Title className="text-16 font-semibold tracking-[-0.01em]">Themes</Dialog.Title>
						<RadioGroup
							aria-label="Light or dark"
							value={look.mode}
							onValueChange={(mode) => {
								useLook.setState({ preview: undefined });
								changeLook({ mode: mode as Mode });
								setMarked(rowId(useLook.getState()));
							}}
							className="flex rounded-control border border-line bg-sunken p-0.5"
						>
							{MODES.map((mode) => (
								<Radio.Root
									key={mode.value}
									value={mode.value}
									className="flex h-7 items-center gap-1.5 rounded-mark px-2 text-12 text-muted select-none hover:text-ink data-checked:bg-raised data-checked:font-medium data-checked:text-ink data-checked:shadow-control pointer-coarse:h-10"
								>
									<mode.icon size={14} aria-hidden="true" />
									{mode.label}
								</Radio.Root>
							))}
						</RadioGroup>
					</header>
					<Command
						label="Themes"
						loop
						filter={byWords}
						value={marked}
						onValueChange={mark}
						className="flex min-h-0 flex-1 flex-col"
					>
						<Command.Input
							ref={words}
							placeholder="Find a theme"
							className="h-10 shrink-0 border-y border-line bg-transparent px-4 text-13 outline-none placeholder:text-faint pointer-coarse:text-16"
						/>
						<Command.List className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
							<Command.Empty className="px-4 py-8 text-center text-13 text-muted">
								No theme is called that.
							</Command.Empty>
							{(["light", "dark"] as const).map((base) => (
								<Command.Group
									key={base}
									heading={base === "light" ? "Light" : "Dark"}
									className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted"
								>
									{rows
										.filter((row) => row.base === base)
										.map((row) => (
											<ThemeRow
												key={row.id}
												row={row}
												chosen={rowIdOf(base, look[base])}
												onSelect={() => choose(row)}
											/>
										))}
								</Command.Group>
							))}
						</Command.List>
					</Command>
					<TextSettings />
					<footer className="flex items-center justify-between gap-2 border-t border-line bg-canvas px-4 py-2.5 text-12 text-muted">
						<span className="flex items-center gap-1.5 pointer-coarse:hidden">
							<Kbd keys="Enter" /> keeps it <Kbd keys="Esc" /> goes back
						</span>
						<button
							type="button"
							className={buttonClass("quiet", "small")}
							onClick={() => {
								leave();
								void router.navigate({ to: "/extensions", search: { category: "themes" } });
							}}
						>
							<Palette size={14} aria-hidden="true" />
							More themes
						</button>
					</footer>
				</Dialog.Popup>
			</Dialog.Portal>
		</Dialog.Root>
	);
}

function ThemeRow(props: { row: Row; chosen: string; onSelect: () => void }) {
	const { row } = props;
	const chosen = row.id === props.chosen;
	return (
		<Command.Item
			value={row.id}
			keywords={[row.label, row.from, row.base]}
			onSelect={props.onSelect}
			className="flex items-center gap-3 rounded-control p-2 text-13 select-none aria-selected:bg-hover"
		>
			<ThemeSwatch base={row.base} theme={row.theme} />
			<span className="min-w-0 flex-1">
				<bdi className="block truncate font-medium text-ink">{harmlessText(row.label, 40)}</bdi>
				<bdi className="block truncate text-12 text-muted">{harmlessText(row.from, 60)}</bdi>
			</span>
			{chosen && (
				<span className="flex items-center gap-1 text-12 text-accent-ink">
					<Check size={14} aria-hidden="true" />
					Yours
				</span>
			)}
		</Command.Item>
	);
}

const ownId = (base: Base) => `annex/${base}`;
const rowIdOf = (base: Base, theme: KeptTheme | null) => theme?.id ?? ownId(base);
const rowId = (state: Parameters<typeof themeOf>[0]) => rowIdOf(baseOf(state), themeOf(state));

function rowsOf(themes: readonly HostTheme[], names: ReadonlyMap<string, string>): readonly Row[] {
	const own = (base: Base, label: string): Row => ({ id: ownId(base), base, label, from: "Built in", theme: null });
	return [
		own("light", "Annex Light"),
		own("dark", "Annex Dark"),
		...themes.map((theme): Row => {
			const { id, base, label, extensionId } = theme;
			return { id, base, label, from: names.get(extensionId) ?? extensionId, theme: keptThemeOf(theme) };
		}),
	];
}

/** The list is short: what one types has to stand there, word for word, or every theme would be "light". */
function byWords(_id: string, search: string, words: string[] = []): number {
	const shown = words.join(" ").toLowerCase();
	const asked = search.toLowerCase().split(/\s+/);
	return asked.every((word) => shown.includes(word)) ? 1 : 0;
}
