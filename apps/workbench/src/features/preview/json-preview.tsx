import { useMemo, useState } from "react";
import { Notice } from "../../ui/notice.tsx";

const MAX_MEMBERS = 500;
const OPEN_DEPTH = 2;

/** JSON as a tree that opens and closes; members are drawn when their parent is opened. */
export function JsonPreview(props: { text: string }) {
	const parsed = useMemo(() => parse(props.text), [props.text]);
	if ("fault" in parsed) {
		return (
			<div className="p-4">
				<Notice tone="warn" title="This is not JSON yet">
					<p>{parsed.fault}</p>
				</Notice>
			</div>
		);
	}
	return (
		<div className="p-4 font-mono text-13">
			<Value name={undefined} value={parsed.value} depth={0} />
		</div>
	);
}

function Value(props: { name: string | undefined; value: unknown; depth: number }) {
	const { name, value, depth } = props;
	const [open, setOpen] = useState(depth < OPEN_DEPTH);
	const label = name === undefined ? null : <span className="text-syntax-link">{name}: </span>;
	if (typeof value !== "object" || value === null) {
		return (
			<div className="py-0.5 pl-4">
				{label}
				<span className={typeof value === "string" ? "text-syntax-code" : "text-ink"}>{JSON.stringify(value)}</span>
			</div>
		);
	}
	const members = Object.entries(value);
	const figures = Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`;
	return (
		<details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="pl-4">
			<summary className="-ml-4 cursor-default py-0.5">
				{label}
				<span className="text-muted">{figures}</span>
			</summary>
			{open &&
				members
					.slice(0, MAX_MEMBERS)
					.map(([key, member]) => <Value key={key} name={key} value={member} depth={depth + 1} />)}
			{open && members.length > MAX_MEMBERS && (
				<div className="py-0.5 pl-4 text-muted">and {members.length - MAX_MEMBERS} more</div>
			)}
		</details>
	);
}

function parse(text: string): { value: unknown } | { fault: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { fault: error instanceof Error ? error.message : "It cannot be read." };
	}
}
