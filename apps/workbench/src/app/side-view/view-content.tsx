import { Suspense } from "react";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import type { SideView } from "./side-views.ts";

/** What a view shows, with lines in its place while its code is fetched. */
export function ViewContent(props: { view: SideView; onDone: () => void }) {
	return (
		<div key={props.view.id} className="flex min-h-0 flex-1 flex-col">
			<Suspense
				fallback={
					<Loading label={`Opening ${props.view.title}`} className="flex flex-col gap-3 px-4 pt-2">
						<Skeleton className="h-4 w-4/5" />
						<Skeleton className="h-4 w-3/5" />
						<Skeleton className="h-4 w-2/3" />
					</Loading>
				}
			>
				<props.view.content onDone={props.onDone} />
			</Suspense>
		</div>
	);
}
