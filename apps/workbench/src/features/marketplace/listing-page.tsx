import type { ListingDetail } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../ui/badge.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { ExtensionFacts } from "./extension-facts.tsx";
import { ExtensionHeader } from "./extension-header.tsx";
import { sourceLabel } from "./source-label.ts";

/** The page of what another catalogue publishes: what is known of it, and that it cannot be installed here. */
export function ListingPage({ extension }: { extension: ListingDetail }) {
	const { listing } = extension;
	const source = sourceLabel(listing.source);
	return (
		<>
			<ExtensionHeader
				extension={extension}
				by={<bdi>{harmlessText(listing.author || source, 80)}</bdi>}
				action={<Badge>Not installable here</Badge>}
			/>
			<div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_280px]">
				<div className="min-w-0">
					<Notice
						tone="info"
						title="Not installable here"
						actions={
							<Link
								to="/extensions"
								search={{ category: extension.category, installable: "yes" }}
								className={buttonClass("secondary", "small")}
							>
								What can be installed instead
							</Link>
						}
					>
						This entry comes from the catalogue of {source}. Its package was not published in this registry, so nobody
						has checked its code here, and there is nothing to install.
					</Notice>
				</div>
				<ExtensionFacts extension={extension} />
			</div>
		</>
	);
}
