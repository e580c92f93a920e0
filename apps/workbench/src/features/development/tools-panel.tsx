import type { HostExtension, HostTrace } from "@annex/host";
import { RotateCw, X } from "lucide-react";
import { useEffect, useState } from "react";
import { host, useHost } from "../../app/host-store.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Tabs } from "../../ui/tabs.tsx";
import { useBottom } from "../bottom-panel/bottom.ts";
import { restart } from "../my-extensions/actions.ts";
import { stateWords } from "../my-extensions/state-words.ts";
import { Activations, Calls, Lines } from "./trace-lists.tsx";

const NOTHING: HostTrace = { calls: [], lines: [], activations: [] };

/** What extensions say, call and wait for, for those who write them. Recorded only while this is open. */
export function ToolsPanel({ inBottomPanel = false }: { inBottomPanel?: boolean }) {
	const { extensions, trace = NOTHING } = useHost();
	const [tab, setTab] = useState("log");
	const [chosen, setChosen] = useState("");
	useEffect(() => {
		let stop: (() => void) | undefined;
		let gone = false;
		void host().then((running) => {
			if (!gone) stop = running.trace();
		});
		return () => {
			gone = true;
			stop?.();
		};
	}, []);

	const shown = extensions.filter(({ id }) => chosen === "" || id === chosen);
	const names = new Map(extensions.map(({ id, displayName }) => [id, harmlessText(displayName, 40)]));
	const of = <T extends { readonly extensionId: string }>(items: readonly T[]) =>
		chosen === "" ? items : items.filter(({ extensionId }) => extensionId === chosen);
	const items = [
		{
			value: "log",
			label: "Log",
			count: of(trace.lines).length,
			content: <Lines items={of(trace.lines)} names={names} />,
		},
		{
			value: "calls",
			label: "Calls",
			count: of(trace.calls).length,
			content: <Calls items={of(trace.calls)} names={names} />,
		},
		{
			value: "activations",
			label: "Activations",
			content: <Activations items={of(trace.activations)} names={names} />,
		},
		{ value: "state", label: "Contributions", content: <Contributions extensions={shown} /> },
	];

	return (
		<section
			aria-label="Extension tools"
			className={
				inBottomPanel
					? "flex min-h-0 flex-1 flex-col"
					: "flex h-[42dvh] min-h-56 shrink-0 flex-col border-t border-line-strong bg-surface"
			}
		>
			<header className="flex items-center gap-2 px-3 pt-2">
				<h2 className="flex-1 truncate text-13 font-semibold">Extension tools</h2>
				<Select
					label="Show extension"
					value={chosen}
					onChange={setChosen}
					className="w-40"
					options={[{ value: "", label: "All extensions" }, ...[...names].map(([value, label]) => ({ value, label }))]}
				/>
				<IconButton label="Close the extension tools" onClick={() => useBottom.getState().hide()}>
					<X size={16} />
				</IconButton>
			</header>
			<div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
				<Tabs items={items} value={tab} onChange={setTab} />
			</div>
		</section>
	);
}

function Contributions(props: { extensions: readonly HostExtension[] }) {
	if (props.extensions.length === 0) return <p className="text-13 text-muted">No extension is installed here.</p>;
	return (
		<ul className="divide-y divide-line">
			{props.extensions.map((extension) => (
				<li key={extension.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 text-13">
					<div className="min-w-48 flex-1">
						<p className="flex flex-wrap items-center gap-2 font-medium">
							<bdi>{harmlessText(extension.displayName, 60)}</bdi>
							<Badge tone={stateWords[extension.state].tone} dot>
								{stateWords[extension.state].label}
							</Badge>
							{extension.development && <Badge tone="accent">In development</Badge>}
						</p>
						<p className="font-mono text-12 break-all text-muted">
							{extension.id} {extension.version}
						</p>
						{extension.problem && <p className="mt-1 text-bad break-words">{extension.problem.message}</p>}
					</div>
					<div className="min-w-48 flex-1">
						<Fact name="Commands" values={extension.contributes.commands.map(({ command }) => command)} />
						<Fact
							name="Panels"
							values={extension.contributes.panels.map(
								({ panel, location, placed }) => `${panel} (${placed ? location : `${location}: no such place here`})`,
							)}
						/>
						<Fact name="Granted" values={extension.grants.map(({ permission }) => permission)} />
						<Fact
							name="Withheld"
							values={extension.requested
								.map(({ permission }) => permission)
								.filter((name) => !extension.grants.some(({ permission }) => permission === name))}
						/>
					</div>
					<Button size="small" disabled={!extension.enabled} onClick={() => void restart(extension.id)}>
						<RotateCw size={14} aria-hidden="true" /> Reload
					</Button>
				</li>
			))}
		</ul>
	);
}

function Fact(props: { name: string; values: readonly string[] }) {
	return (
		<p className="text-12 text-muted">
			{props.name}:{" "}
			<span className="font-mono break-all text-ink">
				{props.values.map((value) => harmlessText(value, 80)).join(", ") || "–"}
			</span>
		</p>
	);
}
