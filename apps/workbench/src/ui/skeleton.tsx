import { cn } from "./cn.ts";

/** The shape of what will stand here. Say once, outside, that something loads; these are hidden from readers. */
export function Skeleton(props: { className: string }) {
	return <span aria-hidden="true" className={cn("block animate-shimmer rounded-control bg-press", props.className)} />;
}

/** Announces loading to screen readers around a group of skeletons. */
export function Loading(props: { label: string; children: React.ReactNode; className?: string }) {
	return (
		<div role="status" aria-label={props.label} className={props.className}>
			{props.children}
		</div>
	);
}
