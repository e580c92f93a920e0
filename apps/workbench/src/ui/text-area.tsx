import { type ComponentProps, useId } from "react";

type Props = Omit<ComponentProps<"textarea">, "className" | "id"> & {
	label: string;
	hint?: string;
	/** What is wrong and how to mend it; shown in place of the hint. */
	error?: string | undefined;
};

/** A labelled text of several lines with a hint, or the error in its place. */
export function TextArea({ label, hint, error, ...area }: Props) {
	const id = useId();
	return (
		<div className="flex flex-col gap-1.5">
			<label htmlFor={id} className="text-13 font-medium">
				{label}
			</label>
			<textarea
				rows={5}
				{...area}
				id={id}
				aria-invalid={error !== undefined}
				aria-describedby={`${id}-hint`}
				className="w-full resize-y rounded-control border border-control bg-surface px-3 py-2 text-14 shadow-control transition-colors hover:border-muted focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-line aria-invalid:border-bad pointer-coarse:text-16"
			/>
			<p id={`${id}-hint`} aria-live="polite" className={error ? "text-12 text-bad" : "text-12 text-muted"}>
				{error ?? hint}
			</p>
		</div>
	);
}
