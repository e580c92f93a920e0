import { cn } from "../../ui/cn.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { shownView, showSideView, toggleSideView, useSideViews } from "./side-views.ts";

/** One button per view: in the activity bar under the places, or in a row on top of the sheet. */
export function SideViewButtons(props: { inSheet?: boolean }) {
	const state = useSideViews();
	const view = shownView(state);
	return (
		<div role="toolbar" aria-label="Views" className={cn("flex gap-1", !props.inSheet && "flex-col")}>
			{state.views.map(({ id, title, icon: Icon }) => {
				const shown = view?.id === id;
				return (
					<Tooltip key={id} label={title} side={props.inSheet ? "top" : "right"}>
						<button
							type="button"
							aria-label={title}
							aria-pressed={shown}
							onClick={() => (props.inSheet ? showSideView(id) : toggleSideView(id))}
							className={cn(
								"relative grid size-9 place-items-center rounded-control text-faint transition-colors hover:bg-hover hover:text-ink aria-pressed:text-ink aria-pressed:before:absolute aria-pressed:before:rounded-full aria-pressed:before:bg-accent pointer-coarse:size-10",
								props.inSheet
									? "aria-pressed:before:inset-x-2 aria-pressed:before:bottom-0 aria-pressed:before:h-0.5"
									: "aria-pressed:before:inset-y-2 aria-pressed:before:-left-2 aria-pressed:before:w-0.5",
							)}
						>
							<Icon size={18} strokeWidth={1.75} aria-hidden="true" />
						</button>
					</Tooltip>
				);
			})}
		</div>
	);
}
