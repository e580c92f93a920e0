import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const TONES = {
	neutral: "bg-hover text-muted",
	accent: "bg-accent-soft text-accent-ink",
	good: "bg-good-soft text-good",
	warn: "bg-warn-soft text-warn",
	bad: "bg-bad-soft text-bad",
} as const;

export type Tone = keyof typeof TONES;

export function Badge(props: { tone?: Tone; children: ReactNode; dot?: boolean }) {
	return (
		<span
			className={cn(
				"inline-flex h-5 items-center gap-1.5 rounded-full px-2 text-12 font-medium whitespace-nowrap",
				TONES[props.tone ?? "neutral"],
			)}
		>
			{props.dot && <span className="size-1.5 rounded-full bg-current" />}
			{props.children}
		</span>
	);
}
