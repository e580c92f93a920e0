import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { ago, day } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { categoryLabel } from "./category-label.ts";

/** One line of a column of facts. */
export function Fact(props: { name: string; children: ReactNode }) {
	return (
		<div className="figures flex items-baseline justify-between gap-4 py-1">
			<dt className="shrink-0 text-muted">{props.name}</dt>
			<dd className="min-w-0 text-right break-words">{props.children}</dd>
		</div>
	);
}

export function FactTime(props: { at: string }) {
	return (
		<time dateTime={props.at} title={day(props.at)}>
			{ago(props.at)}
		</time>
	);
}

/** Leads to all that is in the category. */
export function FactCategory(props: { category: string }) {
	return (
		<Fact name="Category">
			<Link
				to="/extensions"
				search={{ category: props.category }}
				className="rounded-mark text-accent-ink hover:underline"
			>
				{harmlessText(categoryLabel(props.category), 40)}
			</Link>
		</Fact>
	);
}

export function FactTags(props: { tags: readonly string[] }) {
	if (props.tags.length === 0) return null;
	return (
		<ul aria-label="Tags" className="mt-3 flex flex-wrap gap-1.5">
			{props.tags.map((tag) => (
				<li key={tag}>
					<Link
						to="/extensions"
						search={{ tag }}
						className="inline-flex h-6 items-center rounded-full border border-line px-2.5 text-12 text-muted hover:border-line-strong hover:text-ink pointer-coarse:h-8"
					>
						{harmlessText(tag, 40)}
					</Link>
				</li>
			))}
		</ul>
	);
}

/** A link that its author wrote: to the web only, and marked as leading away. */
export function OutsideLink(props: { href: string | null; children: ReactNode }) {
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
