import type { ExtensionSummary } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { Check, Download } from "lucide-react";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago, compactCount } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { PublisherName } from "../../ui/publisher-name.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { RatingFigure } from "../../ui/stars.tsx";
import { categoryLabel } from "./category-label.ts";
import { sourceLabel } from "./source-label.ts";

const FRAME = "flex h-full flex-col rounded-surface border border-line bg-surface p-4";

export function ExtensionCard(props: {
	extension: ExtensionSummary;
	installed: boolean;
	/** A moderator's line on why it is worth a look. */
	note?: string;
}) {
	const { extension } = props;
	return (
		<article
			className={`${FRAME} relative shadow-control transition-colors hover:border-line-strong has-focus-visible:border-accent`}
		>
			<div className="flex gap-3">
				<ExtensionIcon id={extension.id} url={extension.iconUrl} size={40} />
				<div className="min-w-0 flex-1">
					<h3 className="truncate text-14 leading-5 font-semibold">
						<Link
							to="/extensions/$id"
							params={{ id: extension.id }}
							search={{}}
							className="outline-none after:absolute after:inset-0 after:rounded-surface focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
						>
							<bdi>{harmlessText(extension.displayName, 80)}</bdi>
						</Link>
					</h3>
					<p className="flex text-12 text-muted">
						<PublisherName
							name={extension.listing?.author || extension.publisher}
							verified={extension.publisherVerified}
						/>
					</p>
				</div>
				{props.installed && (
					<span className="flex h-5 items-center gap-1 text-12 font-medium text-good">
						<Check size={13} aria-hidden="true" />
						Installed
					</span>
				)}
			</div>
			<p className="mt-3 line-clamp-2 min-h-10 text-13 text-muted">{harmlessText(extension.description, 200)}</p>
			{props.note && (
				<p className="mt-2 line-clamp-2 border-l-2 border-accent-line pl-2.5 text-13 text-ink">
					{harmlessText(props.note, 140)}
				</p>
			)}
			<p className="figures mt-auto flex pt-3 items-center gap-3 text-12 text-faint">
				<span className="flex shrink-0 items-center gap-1">
					<Download size={12} aria-hidden="true" />
					<span className="sr-only">{extension.listing ? "Downloads at its source" : "Installed by"}</span>
					{compactCount(extension.listing ? (extension.listing.downloads ?? 0) : extension.installs)}
				</span>
				{extension.listing ? (
					<span className="truncate">{sourceLabel(extension.listing.source)} · Not installable here</span>
				) : (
					<>
						<RatingFigure rating={extension.rating} />
						<span className="min-w-0 truncate">{harmlessText(categoryLabel(extension.category), 40)}</span>
						<time dateTime={extension.updatedAt} className="ml-auto whitespace-nowrap">
							{ago(extension.updatedAt)}
						</time>
					</>
				)}
			</p>
		</article>
	);
}

export function CardSkeleton() {
	return (
		<div className={FRAME}>
			<div className="flex gap-3">
				<Skeleton className="size-10 rounded-surface" />
				<div className="flex-1 pt-0.5">
					<Skeleton className="h-4 w-1/2" />
					<Skeleton className="mt-2 h-3 w-1/3" />
				</div>
			</div>
			<Skeleton className="mt-4 h-3.5 w-full" />
			<Skeleton className="mt-2 h-3.5 w-2/3" />
			<Skeleton className="mt-4 h-3 w-1/3" />
		</div>
	);
}
