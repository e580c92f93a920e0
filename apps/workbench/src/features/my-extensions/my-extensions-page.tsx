import type { HostExtension } from "@annex/host";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, Package } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useHost } from "../../app/host-store.ts";
import { Badge } from "../../ui/badge.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { TrendLine } from "../../ui/charts/trend-line.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { setEnabled } from "./actions.ts";
import { ExtensionDrawer } from "./extension-drawer.tsx";
import { stateWords } from "./state-words.ts";
import { Updates } from "./updates.tsx";
import { useUsage } from "./usage.ts";

const route = getRouteApi("/my-extensions");

const COLUMNS = {
	name: { label: "Extension", of: (item: HostExtension) => item.displayName.toLowerCase() },
	state: { label: "State", of: (item: HostExtension) => stateWords[item.state].label },
	calls: { label: "Calls", of: (item: HostExtension) => -item.activity.calls },
	denied: { label: "Refused", of: (item: HostExtension) => -item.activity.denied },
	failed: { label: "Errors", of: (item: HostExtension) => -(item.activity.failed + item.activity.crashes) },
} as const;
type Column = keyof typeof COLUMNS;

const ROW =
	"grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 px-4 md:grid-cols-[minmax(0,1fr)_112px_104px_64px_72px_64px_48px]";

export function MyExtensionsPage() {
	const { status, extensions } = useHost();
	const { id } = route.useSearch();
	const navigate = route.useNavigate();
	const [sort, setSort] = useState<{ by: Column; down: boolean }>({ by: "name", down: false });
	const open = extensions.find((extension) => extension.id === id);
	const sorted = [...extensions].sort((a, b) => {
		const [x, y] = [COLUMNS[sort.by].of(a), COLUMNS[sort.by].of(b)];
		return (x < y ? -1 : x > y ? 1 : 0) * (sort.down ? -1 : 1);
	});
	const heading = useRef<HTMLHeadingElement>(null);
	useFocusAfterRemoval(extensions.length, heading);
	const loading = (status === "idle" || status === "starting") && extensions.length === 0;

	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-[960px] px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
				<h1 ref={heading} tabIndex={-1} className="rounded-mark text-28 font-semibold">
					My extensions
				</h1>
				<p className="mt-1 text-14 text-muted">What runs here, what each may do, and what it has been doing.</p>
				<div className="mt-6">
					{extensions.length > 0 && <Updates extensions={extensions} />}
					{loading ? (
						<ListSkeleton />
					) : extensions.length === 0 ? (
						<EmptyState
							icon={Package}
							title="Nothing is installed yet"
							action={
								<Link to="/extensions" search={{}} className={buttonClass("primary")}>
									Open the marketplace
								</Link>
							}
						>
							Extensions that you install stand here, with what each may do and a switch for it.
						</EmptyState>
					) : (
						<div className="overflow-hidden rounded-surface border border-line bg-surface shadow-control">
							<div className={`${ROW} h-9 border-b border-line bg-canvas max-md:hidden`}>
								{(Object.keys(COLUMNS) as Column[]).flatMap((column) => [
									...(column === "calls"
										? [
												<span key="lately" className="text-12 font-medium text-muted">
													Last 2 minutes
												</span>,
											]
										: []),
									<SortButton
										key={column}
										column={column}
										sort={sort}
										onSort={() => setSort({ by: column, down: sort.by === column && !sort.down })}
									/>,
								])}
								<span className="text-right text-12 font-medium text-muted">On</span>
							</div>
							<ul className="divide-y divide-line">
								{sorted.map((extension) => (
									<Row
										key={extension.id}
										extension={extension}
										onOpen={() => void navigate({ search: { id: extension.id } })}
									/>
								))}
							</ul>
						</div>
					)}
				</div>
			</div>
			<ExtensionDrawer extension={open} onClose={() => void navigate({ search: {} })} />
		</main>
	);
}

/** The row that had the focus went away with its extension: it goes on from the top, not from nowhere. */
function useFocusAfterRemoval(count: number, heading: RefObject<HTMLElement | null>): void {
	const before = useRef(count);
	useEffect(() => {
		const fewer = count < before.current;
		before.current = count;
		if (!fewer) return;
		// Dialogs give the focus back when they have closed, which may be after this.
		const watch = setInterval(() => {
			if (document.querySelector("[data-overlay]")) return;
			clearInterval(watch);
			if (document.activeElement === document.body) heading.current?.focus();
		}, 50);
		return () => clearInterval(watch);
	}, [count, heading]);
}

function Row(props: { extension: HostExtension; onOpen: () => void }) {
	const { extension } = props;
	const words = stateWords[extension.state];
	const name = harmlessText(extension.displayName, 80);
	const figure = "figures text-right text-13 max-md:hidden";
	const lately = useUsage(extension.id);
	const faults = extension.activity.failed + extension.activity.crashes;
	return (
		<li className={`${ROW} relative min-h-16 py-2.5 transition-colors hover:bg-hover`}>
			<div className="flex min-w-0 items-center gap-3">
				<ExtensionIcon id={extension.id} url={extension.iconUrl} size={40} />
				<div className="min-w-0">
					<button
						type="button"
						onClick={props.onOpen}
						className="block max-w-full truncate text-left text-14 font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
					>
						<bdi>{name}</bdi>
					</button>
					<p className="figures truncate text-12 text-muted">
						{extension.problem && extension.state !== "active" ? (
							<span className="text-bad">{extension.problem.message}</span>
						) : (
							<>
								{extension.publisher} · {extension.version}
								{extension.pinned && " · stays there"}
								{extension.unsaved && " · not saved yet"}
								{extension.rolledBack && ` · ${extension.rolledBack.version} failed and was taken back`}
								{extension.development && " · In development"}
							</>
						)}
					</p>
				</div>
			</div>
			<span>
				<Badge tone={words.tone} dot>
					{words.label}
				</Badge>
			</span>
			<span className="max-md:hidden">
				<TrendLine
					values={lately}
					label={`${count(lately.reduce((sum, calls) => sum + calls, 0))} calls in the last two minutes`}
				/>
			</span>
			<span className={figure}>{count(extension.activity.calls)}</span>
			<span className={`${figure} ${extension.activity.denied > 0 ? "text-warn" : "text-muted"}`}>
				{count(extension.activity.denied)}
			</span>
			<span className={`${figure} ${faults > 0 ? "text-bad" : "text-muted"}`}>{count(faults)}</span>
			<span className="relative z-1 flex justify-end">
				<Switch
					label={`${name} is on`}
					checked={extension.enabled}
					disabled={extension.state === "blocked"}
					onChange={(on) => void setEnabled(extension.id, on)}
				/>
			</span>
		</li>
	);
}

function SortButton(props: { column: Column; sort: { by: Column; down: boolean }; onSort: () => void }) {
	const active = props.sort.by === props.column;
	const Arrow = props.sort.down ? ArrowDown : ArrowUp;
	const figure = props.column !== "name" && props.column !== "state";
	return (
		<button
			type="button"
			onClick={props.onSort}
			aria-pressed={active}
			aria-label={`Sort by ${COLUMNS[props.column].label.toLowerCase()}`}
			className={`flex items-center gap-1 rounded-mark text-12 font-medium text-muted hover:text-ink ${figure ? "justify-end" : ""}`}
		>
			{COLUMNS[props.column].label}
			{active && <Arrow size={12} aria-hidden="true" />}
		</button>
	);
}

function ListSkeleton() {
	return (
		<Loading label="Loading your extensions" className="rounded-surface border border-line bg-surface">
			{["a", "b", "c"].map((key) => (
				<div key={key} className="flex h-16 items-center gap-3 border-b border-line px-4 last:border-0">
					<Skeleton className="size-10 rounded-surface" />
					<div>
						<Skeleton className="h-4 w-40" />
						<Skeleton className="mt-2 h-3 w-24" />
					</div>
				</div>
			))}
		</Loading>
	);
}
