import type { ExtensionDetail } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { ago, count, day, size } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { PublisherName } from "../../ui/publisher-name.tsx";
import { RatingFigure } from "../../ui/stars.tsx";
import { permissionWords } from "../permissions/permission-words.ts";
import { ReportButton } from "../reviews/report-button.tsx";
import { categoryLabel } from "./category-label.ts";

/** What one wants to know before installing, in the same order everywhere: who, what it may do, when, how big. */
export function ExtensionFacts({ extension }: { extension: ExtensionDetail }) {
	const { latest } = extension;
	return (
		<aside aria-label="Facts" className="flex flex-col gap-6 text-13">
			<section className="rounded-surface border border-line bg-surface p-4 shadow-control">
				<h2 className="mb-1 text-12 font-medium text-muted">Trust</h2>
				<dl>
					<Fact name="Publisher">
						<PublisherName name={extension.publisher} verified={extension.publisherVerified} />
					</Fact>
					<Fact name="Scanned">{latest.scannedAt ? <Time at={latest.scannedAt} /> : "Not yet"}</Fact>
					<Fact name="Updated">
						<Time at={extension.updatedAt} />
					</Fact>
					<Fact name="Digest">
						<code className="block truncate text-12" title={latest.integrity}>
							{latest.integrity}
						</code>
					</Fact>
				</dl>
				<h3 className="mt-3 mb-1.5 text-12 font-medium text-muted">Asks to</h3>
				{extension.permissions.length === 0 ? (
					<p>Nothing</p>
				) : (
					<ul className="flex flex-col gap-1.5">
						{extension.permissions.map((asked) => {
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
			</section>
			<section className="px-4">
				<h2 className="mb-1 text-12 font-medium text-muted">Details</h2>
				<dl>
					<Fact name="Version">
						<span className="font-mono text-12">{latest.version}</span>
					</Fact>
					<Fact name="Installs">{count(extension.installs)}</Fact>
					<Fact name="Rating">
						{extension.rating.average === null ? "None yet" : <RatingFigure rating={extension.rating} />}
					</Fact>
					<Fact name="Size">{size(latest.size)}</Fact>
					<Fact name="Files">{count(latest.files.length)}</Fact>
					<Fact name="Category">
						<Link
							to="/extensions"
							search={{ category: extension.category }}
							className="rounded-mark text-accent-ink hover:underline"
						>
							{harmlessText(categoryLabel(extension.category), 40)}
						</Link>
					</Fact>
					{extension.license && <Fact name="Licence">{harmlessText(extension.license, 60)}</Fact>}
					<Fact name="First published">
						<Time at={extension.publishedAt} />
					</Fact>
				</dl>
				{extension.tags.length > 0 && (
					<ul className="mt-3 flex flex-wrap gap-1.5">
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
				<div className="mt-4 flex flex-col items-start gap-1.5">
					<Outside href={extension.homepage}>Homepage</Outside>
					<Outside href={extension.repository}>Source code</Outside>
					<ReportButton id={extension.id} />
				</div>
			</section>
		</aside>
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

function Time(props: { at: string }) {
	return (
		<time dateTime={props.at} title={day(props.at)}>
			{ago(props.at)}
		</time>
	);
}

function Outside(props: { href: string | null; children: ReactNode }) {
	if (!props.href || !/^https?:\/\//i.test(props.href)) return null;
	return (
		<a
			href={props.href}
			target="_blank"
			rel="noopener noreferrer nofollow ugc"
			className="inline-flex items-center gap-1 rounded-mark text-accent-ink hover:underline"
		>
			{props.children}
			<ArrowUpRight size={13} aria-hidden="true" />
			<span className="sr-only">(opens in a new tab)</span>
		</a>
	);
}
