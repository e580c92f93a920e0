import type { ListingDetail } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../ui/badge.tsx";
import { ExtensionIcon } from "../../ui/extension-icon.tsx";
import { ago, count, day } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { categoryLabel } from "./category-label.ts";
import { sourceLabel } from "./source-label.ts";

/** The page of what another catalogue publishes: what is known of it, and that it cannot be installed here. */
export function ListingPage({ extension }: { extension: ListingDetail }) {
	const { listing } = extension;
	const source = sourceLabel(listing.source);
	return (
		<>
			<header className="mt-4 flex flex-wrap items-start gap-x-5 gap-y-4">
				<ExtensionIcon id={extension.id} url={null} size={72} />
				<div className="min-w-0 flex-1 basis-60">
					<h1 className="text-28 font-semibold">
						<bdi>{harmlessText(extension.displayName, 80)}</bdi>
					</h1>
					<p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-13 text-muted">
						<bdi>{harmlessText(listing.author || source, 80)}</bdi>
						<span className="font-mono text-12 break-all text-faint">{extension.id}</span>
					</p>
					<p className="mt-2 max-w-[60ch] text-14 text-pretty">{harmlessText(extension.description, 500)}</p>
				</div>
				<Badge>Not installable here</Badge>
			</header>
			<div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_280px]">
				<div className="min-w-0">
					<Notice tone="info" title="Not installable here">
						This entry comes from the catalogue of {source}. Its package was not published in this registry, so nobody
						has checked its code here, and there is nothing to install.
					</Notice>
				</div>
				<aside aria-label="Facts" className="text-13">
					<section className="rounded-surface border border-line bg-surface p-4 shadow-control">
						<h2 className="mb-1 text-12 font-medium text-muted">At {source}</h2>
						<dl>
							<Fact name="Id there">
								<code className="text-12 break-all">{harmlessText(listing.originalId, 200)}</code>
							</Fact>
							{listing.author && <Fact name="Author">{harmlessText(listing.author, 80)}</Fact>}
							{listing.version && (
								<Fact name="Version">
									<span className="font-mono text-12">{harmlessText(listing.version, 64)}</span>
								</Fact>
							)}
							{listing.downloads !== null && <Fact name="Downloads">{count(listing.downloads)}</Fact>}
							{listing.stars !== null && <Fact name="Stars">{count(listing.stars)}</Fact>}
							{listing.license && <Fact name="Licence">{harmlessText(listing.license, 60)}</Fact>}
							<Fact name="Updated">
								<time dateTime={extension.updatedAt} title={day(extension.updatedAt)}>
									{ago(extension.updatedAt)}
								</time>
							</Fact>
							<Fact name="Category">
								<Link
									to="/extensions"
									search={{ category: extension.category }}
									className="rounded-mark text-accent-ink hover:underline"
								>
									{harmlessText(categoryLabel(extension.category), 40)}
								</Link>
							</Fact>
						</dl>
					</section>
					{extension.tags.length > 0 && (
						<ul className="mt-4 flex flex-wrap gap-1.5 px-4">
							{extension.tags.map((tag) => (
								<li key={tag}>
									<Link
										to="/extensions"
										search={{ tag }}
										className="inline-flex h-6 items-center rounded-full border border-line px-2.5 text-12 text-muted hover:border-line-strong hover:text-ink"
									>
										{harmlessText(tag, 40)}
									</Link>
								</li>
							))}
						</ul>
					)}
				</aside>
			</div>
		</>
	);
}

function Fact(props: { name: string; children: ReactNode }) {
	return (
		<div className="figures flex items-baseline justify-between gap-4 py-1">
			<dt className="shrink-0 text-muted">{props.name}</dt>
			<dd className="min-w-0 text-right">{props.children}</dd>
		</div>
	);
}
