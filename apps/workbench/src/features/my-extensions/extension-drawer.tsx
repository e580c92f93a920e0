import type { HostExtension } from "@annex/host";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { say } from "../../ui/toasts.ts";
import { PermissionRow } from "../permissions/permission-row.tsx";
import { permissionWords } from "../permissions/permission-words.ts";
import { restart, setEnabled, setGranted, uninstall } from "./actions.ts";
import { SettingForm } from "./setting-form.tsx";
import { stateWords } from "./state-words.ts";
import { Upkeep } from "./upkeep.tsx";

/** One installed extension: whether it runs, what it may do right now, what it has done, and the way out. */
export function ExtensionDrawer(props: { extension: HostExtension | undefined; onClose: () => void }) {
	// Stays drawn with what it last showed while it slides away.
	const [last, setLast] = useState(props.extension);
	useEffect(() => {
		if (props.extension) setLast(props.extension);
	}, [props.extension]);
	const extension = props.extension ?? last;
	const [removing, setRemoving] = useState(false);
	if (!extension) return null;
	const name = harmlessText(extension.displayName, 60);
	const words = stateWords[extension.state];

	return (
		<>
			<Dialog
				open={props.extension !== undefined}
				onClose={props.onClose}
				place="side"
				title={
					<span className="flex items-center gap-3">
						<ExtensionIcon id={extension.id} url={extension.iconUrl} size={40} />
						<span className="min-w-0">
							<bdi className="block truncate">{name}</bdi>
							<span className="figures block font-mono text-12 font-normal tracking-normal text-muted">
								{extension.id} {extension.version}
							</span>
						</span>
					</span>
				}
				footer={
					<>
						<Button look="quiet-danger" className="mr-auto" onClick={() => setRemoving(true)}>
							Uninstall
						</Button>
						{!extension.development && (
							<Link to="/extensions/$id" params={{ id: extension.id }} search={{}} className={buttonClass()}>
								Marketplace page
							</Link>
						)}
					</>
				}
			>
				<div className="mt-1 flex items-center justify-between rounded-surface border border-line px-4 py-3">
					<span className="flex items-center gap-3">
						<span className="text-13 font-medium">On</span>
						<Badge tone={words.tone} dot>
							{words.label}
						</Badge>
					</span>
					<Switch
						label={`${name} is on`}
						checked={extension.enabled}
						disabled={extension.state === "blocked"}
						onChange={(on) => void setEnabled(extension.id, on)}
					/>
				</div>
				{extension.problem && (
					<div className="mt-3">
						<Notice
							tone={extension.state === "active" ? "warn" : "bad"}
							title={extension.problem.message}
							actions={
								extension.state === "crashed" && (
									<Button size="small" onClick={() => void restart(extension.id)}>
										Start again
									</Button>
								)
							}
						>
							{extension.problem.fix}
						</Notice>
					</div>
				)}
				{!extension.development && <Upkeep extension={extension} />}
				<h3 className="mt-6 text-13 font-semibold">What it may do</h3>
				{extension.requested.length === 0 ? (
					<p className="mt-1 text-13 text-muted">It asks for nothing.</p>
				) : (
					<ul className="divide-y divide-line">
						{extension.requested.map((asked) => (
							<li key={asked.permission}>
								<PermissionRow
									asked={asked}
									given={extension.grants.some((grant) => grant.permission === asked.permission)}
									onChange={(given) => void setGranted(extension.id, asked, given, extension.grants)}
								/>
							</li>
						))}
					</ul>
				)}
				{extension.contributes.settings.length > 0 && (
					<section aria-label="Settings">
						<h3 className="mt-6 text-13 font-semibold">Settings</h3>
						<SettingForm extension={extension} />
					</section>
				)}
				<h3 className="mt-6 text-13 font-semibold">Since this page was opened</h3>
				<Activity extension={extension} />
			</Dialog>
			<Dialog
				open={removing}
				onClose={() => setRemoving(false)}
				title={
					<>
						Uninstall <bdi>{name}</bdi>?
					</>
				}
				footer={
					<>
						<Button onClick={() => setRemoving(false)}>Keep it</Button>
						<Button
							look="danger"
							onClick={async () => {
								setRemoving(false);
								props.onClose();
								if (await uninstall(extension.id)) say("info", `${name} is uninstalled.`);
							}}
						>
							Uninstall
						</Button>
					</>
				}
			>
				<p className="text-14">
					It stops at once. Its settings and everything it saved are deleted and cannot be brought back.
				</p>
			</Dialog>
		</>
	);
}

function Activity({ extension }: { extension: HostExtension }) {
	const { activity } = extension;
	const figures = [
		{ name: "Calls", value: count(activity.calls) },
		{ name: "Refused", value: count(activity.denied), tone: activity.denied > 0 ? "text-warn" : "" },
		{ name: "Failed", value: count(activity.failed), tone: activity.failed > 0 ? "text-bad" : "" },
		{ name: "Typical call", value: milliseconds(activity.p50Ms) },
		{ name: "Slow call", value: milliseconds(activity.p99Ms) },
		{ name: "Started in", value: milliseconds(activity.activationMs) },
	];
	return (
		<>
			<dl className="mt-2 grid grid-cols-3 gap-px overflow-hidden rounded-surface border border-line bg-line">
				{figures.map((figure) => (
					<div key={figure.name} className="bg-raised px-3 py-2.5">
						<dt className="text-12 text-muted">{figure.name}</dt>
						<dd className={`figures text-16 font-medium ${figure.tone ?? ""}`}>{figure.value}</dd>
					</div>
				))}
			</dl>
			{activity.lastDenied && (
				<p className="mt-2 text-12 text-muted">
					Last refused: <code>{activity.lastDenied.method}</code>, which needs “
					{permissionWords({ permission: activity.lastDenied.permission }).can}”.
				</p>
			)}
		</>
	);
}

function milliseconds(value: number | null): string {
	if (value === null) return "–";
	return value < 10 ? `${value.toFixed(1)} ms` : `${count(Math.round(value))} ms`;
}
