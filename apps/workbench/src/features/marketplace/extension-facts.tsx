import type { ExtensionDetail, ExtensionPage, ListingDetail } from "@annex/registry-api";
import type { ReactNode } from "react";
import { count, size } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { PublisherName } from "../../ui/publisher-name.tsx";
import { RatingFigure } from "../../ui/stars.tsx";
import { permissionWords } from "../permissions/permission-words.ts";
import { ReportButton } from "../reviews/report-button.tsx";
import { Fact, FactCategory, FactTags, FactTime, OutsideLink } from "./fact.tsx";
import { FeatureButton } from "./feature-button.tsx";
import { sourceLabel } from "./source-label.ts";

/**
 * The column of facts beside every extension, whether it is published here or only listed: whom one trusts on top, in
 * the same order everywhere, then the details.
 */
export function ExtensionFacts({ extension }: { extension: ExtensionPage }) {
	return extension.listing ? <OfListing extension={extension} /> : <OfPublished extension={extension} />;
}

/** What one wants to know before installing: who, what it may do, when, how big. */
function OfPublished({ extension }: { extension: ExtensionDetail }) {
	const { latest } = extension;
	return (
		<Column
			title="Trust"
			trust={
				<>
					<dl>
						<Fact name="Publisher">
							<PublisherName name={extension.publisher} verified={extension.publisherVerified} />
						</Fact>
						<Fact name="Scanned">{latest.scannedAt ? <FactTime at={latest.scannedAt} /> : "Not yet"}</Fact>
						<Fact name="Updated">
							<FactTime at={extension.updatedAt} />
						</Fact>
						<Fact name="Digest">
							<code className="block truncate text-12" title={latest.integrity}>
								{latest.integrity}
							</code>
						</Fact>
					</dl>
					<AsksTo permissions={extension.permissions} />
				</>
			}
			details={
				<>
					<Fact name="Version">
						<span className="font-mono text-12">{latest.version}</span>
					</Fact>
					<Fact name="Installs">{count(extension.installs)}</Fact>
					<Fact name="Rating">
						{extension.rating.average === null ? "None yet" : <RatingFigure rating={extension.rating} />}
					</Fact>
					<Fact name="Size">{size(latest.size)}</Fact>
					<Fact name="Files">{count(latest.files.length)}</Fact>
					<FactCategory category={extension.category} />
					{extension.license && <Fact name="Licence">{harmlessText(extension.license, 60)}</Fact>}
					<Fact name="First published">
						<FactTime at={extension.publishedAt} />
					</Fact>
				</>
			}
			tags={extension.tags}
		>
			<OutsideLink href={extension.homepage}>Homepage</OutsideLink>
			<OutsideLink href={extension.repository}>Source code</OutsideLink>
			<ReportButton id={extension.id} />
			<FeatureButton extension={extension} />
		</Column>
	);
}

function OfListing({ extension }: { extension: ListingDetail }) {
	const { listing } = extension;
	return (
		<Column
			title={`At ${sourceLabel(listing.source)}`}
			trust={
				<dl>
					{listing.author && <Fact name="Author">{harmlessText(listing.author, 80)}</Fact>}
					<Fact name="Scanned">Not here</Fact>
					<Fact name="Updated">
						<FactTime at={extension.updatedAt} />
					</Fact>
					<Fact name="Id there">
						<code className="text-12 break-all">{harmlessText(listing.originalId, 200)}</code>
					</Fact>
				</dl>
			}
			details={
				<>
					{listing.version && (
						<Fact name="Version">
							<span className="font-mono text-12">{harmlessText(listing.version, 64)}</span>
						</Fact>
					)}
					{listing.downloads !== null && <Fact name="Downloads">{count(listing.downloads)}</Fact>}
					{listing.stars !== null && <Fact name="Stars">{count(listing.stars)}</Fact>}
					<FactCategory category={extension.category} />
					{listing.license && <Fact name="Licence">{harmlessText(listing.license, 60)}</Fact>}
				</>
			}
			tags={extension.tags}
		/>
	);
}

function Column(props: {
	title: string;
	trust: ReactNode;
	details: ReactNode;
	tags: readonly string[];
	children?: ReactNode;
}) {
	return (
		<aside aria-label="Facts" className="flex flex-col gap-6 text-13">
			<section className="rounded-surface border border-line bg-surface p-4 shadow-control">
				<h2 className="mb-1 text-12 font-medium text-muted">{props.title}</h2>
				{props.trust}
			</section>
			<section className="px-4">
				<h2 className="mb-1 text-12 font-medium text-muted">Details</h2>
				<dl>{props.details}</dl>
				<FactTags tags={props.tags} />
				{props.children && <div className="mt-4 flex flex-col items-start gap-1.5">{props.children}</div>}
			</section>
		</aside>
	);
}

function AsksTo(props: { permissions: ExtensionDetail["permissions"] }) {
	return (
		<>
			<h3 className="mt-3 mb-1.5 text-12 font-medium text-muted">Asks to</h3>
			{props.permissions.length === 0 ? (
				<p>Nothing</p>
			) : (
				<ul className="flex flex-col gap-1.5">
					{props.permissions.map((asked) => {
						const words = permissionWords(asked);
						return (
							<li key={asked.permission} className="flex gap-2">
								<words.icon size={15} strokeWidth={1.75} className="mt-0.5 shrink-0 text-faint" aria-hidden="true" />
								<span>
									{harmlessText(words.can, 240)}
									{asked.optional && <span className="text-muted"> (optional)</span>}
								</span>
							</li>
						);
					})}
				</ul>
			)}
		</>
	);
}
