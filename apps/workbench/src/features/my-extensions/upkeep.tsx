import type { HostExtension } from "@annex/host";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { ago } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { detailQuery } from "../marketplace/queries.ts";
import { setUpkeep } from "./actions.ts";
import { changeVersion } from "./change-version.ts";

const MODES = [
	{ value: "default", label: "As set for all" },
	{ value: "ask", label: "Ask me" },
	{ value: "automatic", label: "By itself" },
] as const;
const SHOWN = 5;

/** How one extension is kept up to date, and every version that it can be. */
export function Upkeep({ extension }: { extension: HostExtension }) {
	const name = harmlessText(extension.displayName, 60);
	return (
		<section aria-label="Version">
			<h3 className="mt-6 text-13 font-semibold">Version</h3>
			{extension.rolledBack && (
				<div className="mt-2">
					<Notice
						tone="warn"
						title={`Version ${extension.rolledBack.version} failed, so ${extension.version} is back.`}
					>
						{harmlessText(extension.rolledBack.why.message, 500)} It is not offered to you again.
					</Notice>
				</div>
			)}
			<div className="mt-2 flex items-center justify-between gap-3 text-13">
				<span>Updates</span>
				<Select
					label={`How ${name} is updated`}
					value={extension.autoUpdate ?? "default"}
					onChange={(mode) =>
						void setUpkeep(extension.id, { autoUpdate: mode === "ask" || mode === "automatic" ? mode : null })
					}
					options={MODES}
				/>
			</div>
			<div className="mt-2 flex items-center justify-between gap-3 text-13">
				<span>Stay at {extension.version}</span>
				<Switch
					label={`${name} stays at its version`}
					checked={extension.pinned}
					onChange={(pinned) => void setUpkeep(extension.id, { pinned })}
				/>
			</div>
			<Versions extension={extension} />
		</section>
	);
}

function Versions({ extension }: { extension: HostExtension }) {
	const { data, error, refetch } = useQuery(detailQuery(extension.id));
	const [all, setAll] = useState(false);
	const [changing, setChanging] = useState<string>();
	if (error && !data) {
		return (
			<div className="mt-2">
				<ProblemNotice error={error} onRetry={() => void refetch()} />
			</div>
		);
	}
	if (!data || !("versions" in data)) return null;
	const shown = all ? data.versions : data.versions.slice(0, SHOWN);
	return (
		<>
			<ul className="mt-2 divide-y divide-line" aria-label="Versions">
				{shown.map(({ version, publishedAt, preRelease }) => (
					<li key={version} className="flex min-h-11 items-center gap-2 py-1.5">
						<span className="figures truncate font-mono text-13">{version}</span>
						{preRelease && <Badge tone="warn">Pre-release</Badge>}
						{extension.heldBack.includes(version) && <Badge tone="bad">Failed here</Badge>}
						<span className="ml-auto text-12 text-muted">{ago(publishedAt)}</span>
						{version === extension.version ? (
							<Badge tone="good">In use</Badge>
						) : (
							<Button
								size="small"
								aria-label={`Use this version: ${version}`}
								busy={changing === version}
								onClick={async () => {
									setChanging(version);
									await changeVersion(extension, version);
									setChanging(undefined);
								}}
							>
								Use this version
							</Button>
						)}
					</li>
				))}
			</ul>
			{data.versions.length > shown.length && (
				<Button size="small" className="mt-2" onClick={() => setAll(true)}>
					Show all {data.versions.length}
				</Button>
			)}
		</>
	);
}
