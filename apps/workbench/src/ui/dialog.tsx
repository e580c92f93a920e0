import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { IconButton } from "./button.tsx";
import { cn } from "./cn.ts";

interface Props {
	open: boolean;
	/** Called when the person closes it. Not called for Escape or a press outside when `asksForChoice`. */
	onClose: () => void;
	title: ReactNode;
	description?: ReactNode;
	children?: ReactNode;
	footer?: ReactNode;
	/** Where it stands: in the middle, at the side (a drawer), or at the top (a palette). All are sheets on a phone. */
	place?: "middle" | "side";
	width?: "narrow" | "wide";
	/** A prompt that wants an answer: Escape and presses outside do nothing. */
	asksForChoice?: boolean;
	/** Nothing in it takes the focus, so the text itself has to, to be scrolled by keyboard. */
	textOnly?: boolean;
	initialFocus?: RefObject<HTMLElement | null>;
	onOpened?: () => void;
}

const SHEET =
	"max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-t-[16px] max-sm:border-t max-sm:data-starting-style:translate-y-full max-sm:data-ending-style:translate-y-full max-sm:pb-[env(safe-area-inset-bottom)]";
const PLACES = {
	middle:
		"sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:max-h-[min(86dvh,720px)] sm:rounded-surface sm:border sm:data-starting-style:scale-[0.98] sm:data-starting-style:opacity-0 sm:data-ending-style:scale-[0.98] sm:data-ending-style:opacity-0",
	side: "sm:top-0 sm:right-0 sm:h-dvh sm:w-[440px] sm:border-l sm:data-starting-style:translate-x-6 sm:data-starting-style:opacity-0 sm:data-ending-style:translate-x-6 sm:data-ending-style:opacity-0",
} as const;
const WIDTHS = { narrow: "sm:w-[min(440px,calc(100vw-32px))]", wide: "sm:w-[min(560px,calc(100vw-32px))]" } as const;

/** A dialog that traps focus, gives it back, and becomes a sheet on a phone. */
export function Dialog(props: Props) {
	const place = props.place ?? "middle";
	return (
		<Base.Root
			open={props.open}
			disablePointerDismissal={props.asksForChoice ?? false}
			onOpenChange={(open, details) => {
				if (open) return;
				if (props.asksForChoice && details.reason === "escape-key") {
					details.cancel();
					return;
				}
				props.onClose();
			}}
			onOpenChangeComplete={(open) => open && props.onOpened?.()}
		>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-slow data-ending-style:opacity-0 data-starting-style:opacity-0" />
				<Base.Popup
					data-overlay=""
					{...(props.asksForChoice ? { role: "alertdialog" } : {})}
					{...(props.initialFocus ? { initialFocus: props.initialFocus } : {})}
					className={cn(
						"fixed z-50 flex flex-col overflow-hidden border-line bg-raised shadow-overlay outline-none transition-[transform,translate,scale,opacity] duration-slow ease-out",
						SHEET,
						PLACES[place],
						place === "middle" && WIDTHS[props.width ?? "narrow"],
					)}
				>
					<header className="flex items-start gap-3 border-line px-5 pt-5 pb-3">
						<div className="min-w-0 flex-1">
							<Base.Title className="text-16 font-semibold tracking-[-0.01em]">{props.title}</Base.Title>
							{props.description && (
								<Base.Description render={<div />} className="mt-1 text-13 text-muted">
									{props.description}
								</Base.Description>
							)}
						</div>
						{!props.asksForChoice && (
							<Base.Close
								render={
									<IconButton label="Close" className="-mt-1 -mr-2">
										<X size={16} />
									</IconButton>
								}
							/>
						)}
					</header>
					<div
						tabIndex={props.textOnly ? 0 : -1}
						className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 outline-offset-[-2px]"
					>
						{props.children}
					</div>
					{props.footer && (
						<footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-5 py-3">
							{props.footer}
						</footer>
					)}
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}
