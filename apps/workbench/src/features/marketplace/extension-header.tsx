import type { ExtensionPage } from "@annex/registry-api";
import type { ReactNode } from "react";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";

/** Icon, name, who, one line; and at the end what one can do about it. */
export function ExtensionHeader(props: { extension: ExtensionPage; by: ReactNode; action: ReactNode }) {
	const { extension } = props;
	return (
		<header className="mt-4 flex flex-wrap items-start gap-x-5 gap-y-4">
			<ExtensionIcon id={extension.id} url={extension.iconUrl} size={72} />
			<div className="min-w-0 flex-1 basis-60">
				<h1 className="text-28 font-semibold">
					<bdi>{harmlessText(extension.displayName, 80)}</bdi>
				</h1>
				<p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-13 text-muted">
					{props.by}
					<span className="font-mono text-12 break-all text-faint">{extension.id}</span>
				</p>
				<p className="mt-2 max-w-[60ch] text-14 text-pretty">{harmlessText(extension.description, 500)}</p>
			</div>
			{props.action}
		</header>
	);
}
