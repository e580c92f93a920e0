import { type KeyboardEvent, type PointerEvent, Suspense, useRef } from "react";
import { late } from "../../ui/late.ts";
import { MAX_WIDTH, MIN_WIDTH, setSideWidth, shownView, useSideViews } from "./side-views.ts";
import { ViewContent } from "./view-content.tsx";

const SideViewSheet = late(async () => (await import("./side-view-sheet.tsx")).SideViewSheet);

const STEP = 16;
const SIDE_ID = "side-view";

/** The place beside the editor where views stand; a sheet where the window is narrow. */
export function SideViewPane() {
	const state = useSideViews();
	const view = shownView(state);
	return (
		<>
			{view && (
				<aside
					id={SIDE_ID}
					aria-label={view.title}
					style={{ width: state.width }}
					className="relative hidden shrink-0 flex-col border-r border-line bg-canvas md:flex"
				>
					<header className="flex h-11 shrink-0 items-center gap-0.5 pr-2 pl-4">
						<h2 className="min-w-0 flex-1 truncate text-12 font-medium text-muted">{view.title}</h2>
						{/* Without a boundary of its own it would hold the whole page back. */}
						<Suspense>{view.actions && <view.actions />}</Suspense>
					</header>
					<ViewContent view={view} onDone={() => {}} />
					<Handle width={state.width} />
				</aside>
			)}
			<Suspense>
				<SideViewSheet />
			</Suspense>
		</>
	);
}

/** The edge that a person drags, or moves with the arrow keys. */
function Handle(props: { width: number }) {
	const from = useRef<{ x: number; width: number } | undefined>(undefined);
	const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
		event.preventDefault();
		event.currentTarget.setPointerCapture(event.pointerId);
		from.current = { x: event.clientX, width: props.width };
	};
	const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
		if (from.current) setSideWidth(from.current.width + event.clientX - from.current.x);
	};
	const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
		const next = { ArrowLeft: props.width - STEP, ArrowRight: props.width + STEP, Home: MIN_WIDTH, End: MAX_WIDTH }[
			event.key
		];
		if (next === undefined) return;
		event.preventDefault();
		setSideWidth(next);
	};
	return (
		// biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; the pattern for a splitter is this role
		<div
			role="separator"
			tabIndex={0}
			aria-label="Width of the side view"
			aria-orientation="vertical"
			aria-controls={SIDE_ID}
			aria-valuenow={props.width}
			aria-valuemin={MIN_WIDTH}
			aria-valuemax={MAX_WIDTH}
			onPointerDown={onPointerDown}
			onPointerMove={onPointerMove}
			onLostPointerCapture={() => {
				from.current = undefined;
			}}
			onKeyDown={onKeyDown}
			className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize touch-none transition-colors outline-offset-[-2px] after:absolute after:inset-y-0 after:left-[3px] after:w-px hover:after:bg-accent"
		/>
	);
}
