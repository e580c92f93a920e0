import { type ReactNode, useId } from "react";
import { cn } from "../../ui/cn.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Switch } from "../../ui/switch.tsx";
import { type Asked, permissionWords } from "./permission-words.ts";

const RISK = {
	low: "text-faint bg-hover",
	medium: "text-accent-ink bg-accent-soft",
	high: "text-warn bg-warn-soft",
} as const;

/** One permission: what it lets an extension do, the author's reason, the hosts, and a switch where one can decide. */
export function PermissionRow(props: {
	asked: Asked;
	/** Absent: for reading only. */
	given?: boolean;
	onChange?: (given: boolean) => void;
	disabled?: boolean;
	note?: ReactNode;
	/** Stands beside the words, for example that it is new. */
	mark?: ReactNode;
}) {
	const id = useId();
	const words = permissionWords(props.asked);
	const reason = props.asked.reason ? harmlessText(props.asked.reason, 240) : "";
	const can = harmlessText(words.can, 240);
	return (
		<div className="flex gap-3 py-3.5">
			<span className={cn("grid size-8 shrink-0 place-items-center rounded-control", RISK[words.risk])}>
				<words.icon size={16} strokeWidth={1.75} aria-hidden="true" />
			</span>
			<div id={id} className="min-w-0 flex-1">
				<p className="flex flex-wrap items-center gap-x-2 text-13 leading-5 font-medium">
					{can}
					{props.mark}
				</p>
				{words.hosts.length > 1 && (
					<ul className="mt-1 flex flex-wrap gap-1">
						{words.hosts.map((host) => (
							<li key={host} className="rounded-mark border border-line bg-canvas px-1.5 font-mono text-12 text-muted">
								{harmlessText(host, 200)}
							</li>
						))}
					</ul>
				)}
				{words.reach && <p className="mt-0.5 text-13 text-muted">{harmlessText(words.reach, 160)}</p>}
				{reason ? (
					<p className="mt-0.5 text-13 text-muted">
						The author says: <bdi>“{reason}”</bdi>
					</p>
				) : (
					<p className="mt-0.5 text-13 text-faint">The author gives no reason.</p>
				)}
				{props.note && <p className="mt-1 text-12 text-muted">{props.note}</p>}
			</div>
			{props.onChange && (
				<div className="pt-1.5">
					<Switch
						label={can}
						describedBy={id}
						checked={props.given ?? false}
						onChange={props.onChange}
						disabled={props.disabled ?? false}
					/>
				</div>
			)}
		</div>
	);
}
