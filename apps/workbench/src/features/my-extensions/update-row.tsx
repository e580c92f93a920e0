import type { AvailableUpdate, HostExtension } from "@annex/host";
import { lazy, Suspense, useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago, size } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { usePermissionQuestion } from "../permissions/ask-permissions.ts";
import { permissionWords } from "../permissions/permission-words.ts";
import { changeVersion } from "./change-version.ts";

const SafeMarkdown = lazy(async () => ({ default: (await import("../../ui/safe-markdown.tsx")).SafeMarkdown }));

/** One newer version: what it wants beyond the installed one, what its author says of it, and the way to it. */
export function UpdateRow(props: { extension: HostExtension; update: AvailableUpdate }) {
	const { extension, update } = props;
	const [busy, setBusy] = useState(false);
	const asking = usePermissionQuestion((state) => state.question !== null);
	const name = harmlessText(extension.displayName, 80);
	return (
		<li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
			<ExtensionIcon id={extension.id} url={extension.iconUrl} size={32} />
			<div className="min-w-0 flex-1">
				<p className="flex flex-wrap items-center gap-x-2 text-13 font-medium">
					<bdi className="truncate">{name}</bdi>
					<span className="figures font-mono text-12 font-normal text-muted">
						{extension.version} → {update.version}
					</span>
					{update.grown.length > 0 && <Badge tone="warn">Asks for more</Badge>}
				</p>
				{update.grown.map((asked) => (
					<p key={asked.permission} className="mt-0.5 text-13 text-muted">
						New: {harmlessText(permissionWords(asked).can, 240)}
						{asked.optional && " (optional)"}
					</p>
				))}
				<p className="figures mt-0.5 text-12 text-muted">
					{ago(update.publishedAt)} · {size(update.size)}
				</p>
				{update.changelog && (
					<details className="mt-1 text-13">
						<summary className="w-fit cursor-pointer rounded-mark text-accent-ink">What changed</summary>
						<Suspense>
							<SafeMarkdown text={update.changelog} />
						</Suspense>
					</details>
				)}
			</div>
			<Button
				busy={busy && !asking}
				aria-label={`Update ${name}`}
				onClick={async () => {
					setBusy(true);
					await changeVersion(extension, update.version);
					setBusy(false);
				}}
			>
				{busy && !asking ? "Updating" : "Update"}
			</Button>
		</li>
	);
}
