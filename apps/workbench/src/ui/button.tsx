import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

const LOOKS = {
	primary: "bg-accent text-on-accent hover:bg-accent-hover shadow-control hairline-inset font-medium",
	secondary: "bg-surface text-ink border border-line-strong hover:bg-hover active:bg-press shadow-control font-medium",
	quiet: "text-muted hover:bg-hover hover:text-ink active:bg-press data-popup-open:bg-hover",
	danger: "bg-bad-solid text-on-accent hover:bg-bad-solid-hover shadow-control hairline-inset font-medium",
	"quiet-danger": "text-bad hover:bg-bad-soft",
} as const;

const SIZES = {
	small: "h-7 px-2.5 text-12 gap-1.5 pointer-coarse:h-9",
	medium: "h-(--control) px-3 text-13 gap-2",
	large: "h-9 px-4 text-14 gap-2 pointer-coarse:h-11",
	square: "size-(--control) text-13",
} as const;

export type ButtonLook = keyof typeof LOOKS;

export function buttonClass(look: ButtonLook = "secondary", size: keyof typeof SIZES = "medium"): string {
	return cn(
		"inline-flex shrink-0 items-center justify-center rounded-control whitespace-nowrap select-none transition-colors",
		"disabled:opacity-50 disabled:pointer-events-none data-disabled:opacity-50 data-disabled:pointer-events-none",
		LOOKS[look],
		SIZES[size],
	);
}

type Props = Omit<ComponentProps<"button">, "className"> & {
	look?: ButtonLook;
	size?: keyof typeof SIZES;
	/** Shows that work is under way; keeps its width and its focus, and ignores presses. */
	busy?: boolean;
	className?: string;
	children?: ReactNode;
};

export function Button({ look = "secondary", size = "medium", busy = false, disabled, className, ...rest }: Props) {
	return (
		<BaseButton
			{...rest}
			disabled={Boolean(disabled) || busy}
			focusableWhenDisabled={busy}
			aria-busy={busy || undefined}
			className={cn(buttonClass(look, size), busy && "animate-shimmer", className)}
		/>
	);
}

/** A button that is only an icon: its label is its name and its tooltip. */
export function IconButton({ label, look = "quiet", ...rest }: Omit<Props, "size"> & { label: string }) {
	return <Button {...rest} look={look} size="square" aria-label={label} title={label} />;
}
