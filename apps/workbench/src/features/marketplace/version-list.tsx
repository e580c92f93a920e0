import type { ExtensionDetail } from "@annex/registry-api";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ago, day } from "../../ui/figures.ts";

const STEP = 20;

export function VersionList(props: { versions: ExtensionDetail["versions"]; latest: string }) {
	const [shown, setShown] = useState(STEP);
	return (
		<>
			<ul className="divide-y divide-line">
				{props.versions.slice(0, shown).map((item) => (
					<li key={item.version} className="flex items-center gap-3 py-2.5">
						<span className="figures font-mono text-13">{item.version}</span>
						{item.version === props.latest && <Badge tone="good">Latest</Badge>}
						{item.preRelease && <Badge tone="warn">Pre-release</Badge>}
						<time dateTime={item.publishedAt} title={day(item.publishedAt)} className="ml-auto text-13 text-muted">
							{ago(item.publishedAt)}
						</time>
					</li>
				))}
			</ul>
			{props.versions.length > shown && (
				<Button className="mt-4" onClick={() => setShown(shown + STEP)}>
					Show older
				</Button>
			)}
		</>
	);
}
