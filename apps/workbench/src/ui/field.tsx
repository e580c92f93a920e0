import { Field as Base } from "@base-ui/react/field";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

export const inputClass =
	"h-9 w-full rounded-control border border-control bg-surface px-3 text-14 text-ink shadow-control transition-colors placeholder:text-faint hover:border-muted focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-line data-invalid:border-bad pointer-coarse:h-11 pointer-coarse:text-16";

type Props = Omit<ComponentProps<"input">, "className"> & {
	label: ReactNode;
	name: string;
	hint?: ReactNode;
	/** What is wrong and how to mend it; shown in place of the hint. */
	error?: string | undefined;
};

/** A labelled input with a hint, or the error in its place. */
export function Field({ label, hint, error, name, ...input }: Props) {
	return (
		<Base.Root name={name} invalid={Boolean(error)} className="flex flex-col gap-1.5">
			<Base.Label className="text-13 font-medium">{label}</Base.Label>
			<Base.Control {...input} className={inputClass} />
			{error ? (
				<Base.Error match={true} className="text-12 text-bad">
					{error}
				</Base.Error>
			) : (
				hint && <Base.Description className="text-12 text-muted">{hint}</Base.Description>
			)}
		</Base.Root>
	);
}

/** A native choice list: the platform's own picker on a phone, type-ahead everywhere. */
export function Select(props: {
	label: string;
	value: string;
	onChange: (value: string) => void;
	options: readonly { value: string; label: string }[];
	className?: string;
}) {
	return (
		<span className={cn("relative inline-flex", props.className)}>
			<select
				aria-label={props.label}
				value={props.value}
				onChange={(event) => props.onChange(event.target.value)}
				className="h-(--control) w-full appearance-none rounded-control border border-line-strong bg-surface pr-7 pl-2.5 text-13 shadow-control transition-colors hover:bg-hover"
			>
				{props.options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
			<ChevronDown
				size={14}
				className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
				aria-hidden="true"
			/>
		</span>
	);
}
