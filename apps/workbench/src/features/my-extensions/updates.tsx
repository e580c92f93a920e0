import type { HostExtension } from "@annex/host";
import { useState } from "react";
import { host } from "../../app/host-store.ts";
import { useUpdatePreference } from "../../app/update-preference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import { sayProblem } from "../../ui/toasts.ts";
import { UpdateRow } from "./update-row.tsx";

/** What can be updated, and whether that happens by itself. */
export function Updates({ extensions }: { extensions: readonly HostExtension[] }) {
	const { automatic, setAutomatic } = useUpdatePreference();
	const [checking, setChecking] = useState(false);
	const waiting = extensions.flatMap((extension) =>
		extension.update ? [{ extension, update: extension.update }] : [],
	);

	async function check(): Promise<void> {
		setChecking(true);
		try {
			await (await host()).checkForUpdates();
		} catch (error) {
			sayProblem(error);
		}
		setChecking(false);
	}

	return (
		<section
			aria-labelledby="updates-heading"
			className="mb-6 overflow-hidden rounded-surface border border-line bg-surface shadow-control"
		>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-canvas px-4 py-2.5">
				<h2 id="updates-heading" className="flex items-center gap-2 text-13 font-semibold">
					Updates {waiting.length > 0 && <Badge tone="accent">{waiting.length}</Badge>}
				</h2>
				<span className="flex items-center gap-2 text-13 text-muted sm:ml-auto">
					<span id="automatic-words">By themselves, unless they ask for more</span>
					<Switch
						label="Update extensions by themselves"
						describedBy="automatic-words"
						checked={automatic}
						onChange={(on) => {
							setAutomatic(on);
							if (on) void check();
						}}
					/>
				</span>
				<Button size="small" busy={checking} onClick={() => void check()}>
					{checking ? "Checking" : "Check now"}
				</Button>
			</div>
			{waiting.length === 0 ? (
				<p className="border-t border-line px-4 py-3 text-13 text-muted" aria-live="polite">
					Everything is as new as it gets here.
				</p>
			) : (
				<ul className="divide-y divide-line border-t border-line">
					{waiting.map(({ extension, update }) => (
						<UpdateRow key={extension.id} extension={extension} update={update} />
					))}
				</ul>
			)}
		</section>
	);
}
