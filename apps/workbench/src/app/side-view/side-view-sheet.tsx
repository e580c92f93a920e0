import { Suspense } from "react";
import { Dialog } from "../../ui/dialog.tsx";
import { SideViewButtons } from "./side-view-buttons.tsx";
import { hideSideView, shownView, useSideViews } from "./side-views.ts";
import { ViewContent } from "./view-content.tsx";

/** The views of a narrow window, over the page. */
export function SideViewSheet() {
	const state = useSideViews();
	const view = shownView(state) ?? state.views[0];
	return (
		<Dialog open={state.sheet && view !== undefined} onClose={hideSideView} title={view?.title ?? ""}>
			{view && (
				<div className="-mx-4 flex h-[64dvh] flex-col">
					<div className="mb-2 flex items-center gap-1 px-3">
						{state.views.length > 1 && <SideViewButtons inSheet />}
						<span className="flex-1" />
						<Suspense>{view.actions && <view.actions />}</Suspense>
					</div>
					<ViewContent view={view} onDone={hideSideView} />
				</div>
			)}
		</Dialog>
	);
}
