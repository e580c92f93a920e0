import { useQuery } from "@tanstack/react-query";
import { Star } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../ui/cn.ts";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { categoryLabel } from "./category-label.ts";
import { ASKS, type Filters, RATINGS } from "./filters.ts";
import { facetsQuery } from "./queries.ts";

export type Change = (next: { [Key in keyof Filters]?: Filters[Key] | undefined }) => void;

export const ASKS_WORDS: Readonly<Record<(typeof ASKS)[number], string>> = {
	nothing: "Asks for nothing",
	"no-network": "Stays off the network",
	"no-writing": "Changes no documents",
};
const MAX_CATEGORIES = 12;
const MAX_TAGS = 8;

/** What a search can be narrowed by, each with how many there are. Every choice stands in the address. */
export function Facets({ filters, onChange }: { filters: Filters; onChange: Change }) {
	const { data } = useQuery(facetsQuery(filters));
	if (!data) {
		return (
			<div className="flex flex-col gap-3 px-2 pt-2">
				{["a", "b", "c", "d", "e", "f"].map((key) => (
					<Skeleton key={key} className="h-3.5 w-28" />
				))}
			</div>
		);
	}
	const { facets } = data;
	const of = (list: readonly { value: string; count: number }[], value: string) =>
		list.find((facet) => facet.value === value)?.count ?? 0;
	const categories = facets.categories.filter(({ value }, at) => at < MAX_CATEGORIES || value === filters.category);
	return (
		<div className="flex flex-col gap-5">
			<Group title="Category">
				{categories.map(({ value, count: of }) => (
					<Choice
						key={value}
						count={of}
						chosen={filters.category === value}
						onChoose={(chosen) => onChange({ category: chosen ? value : undefined })}
					>
						{harmlessText(categoryLabel(value), 40)}
					</Choice>
				))}
			</Group>
			<Group title="Permissions">
				{ASKS.map((value) => (
					<Choice
						key={value}
						count={of(facets.asks, value)}
						chosen={filters.asks === value}
						onChoose={(chosen) => onChange({ asks: chosen ? value : undefined })}
					>
						{ASKS_WORDS[value]}
					</Choice>
				))}
			</Group>
			<Group title="Rating">
				{RATINGS.map((value) => (
					<Choice
						key={value}
						count={of(facets.ratings, String(value))}
						chosen={filters.rating === value}
						onChoose={(chosen) => onChange({ rating: chosen ? value : undefined })}
					>
						<span className="flex items-center gap-1">
							{value} <Star size={12} className="fill-current text-warn" aria-hidden="true" />
							<span className="sr-only">stars</span> and up
						</span>
					</Choice>
				))}
			</Group>
			<Group title="Source">
				<Choice
					count={of(facets.installable, "yes")}
					chosen={filters.installable === "yes"}
					onChoose={(chosen) => onChange({ installable: chosen ? "yes" : undefined })}
				>
					Installable here
				</Choice>
			</Group>
			{facets.tags.length > 0 && (
				<Group title="Tags">
					{facets.tags.slice(0, MAX_TAGS).map(({ value, count: of }) => (
						<Choice
							key={value}
							count={of}
							chosen={filters.tag === value}
							onChoose={(chosen) => onChange({ tag: chosen ? value : undefined })}
						>
							{harmlessText(value, 40)}
						</Choice>
					))}
				</Group>
			)}
		</div>
	);
}

function Group(props: { title: string; children: ReactNode }) {
	return (
		<fieldset>
			<legend className="px-2 pb-1 text-12 font-medium text-muted">{props.title}</legend>
			<div className="flex flex-col gap-px">{props.children}</div>
		</fieldset>
	);
}

function Choice(props: { chosen: boolean; count: number; onChoose: (chosen: boolean) => void; children: ReactNode }) {
	const { chosen } = props;
	return (
		<button
			type="button"
			aria-pressed={chosen}
			disabled={props.count === 0 && !chosen}
			onClick={() => props.onChoose(!chosen)}
			className={cn(
				"figures flex min-h-8 w-full items-center justify-between gap-2 rounded-control px-2 py-1 text-left text-13 transition-colors pointer-coarse:min-h-11",
				chosen
					? "bg-accent-soft font-medium text-accent-ink"
					: "text-muted enabled:hover:bg-hover enabled:hover:text-ink disabled:text-faint",
			)}
		>
			<span className="min-w-0 truncate">{props.children}</span>
			<span className={cn("text-12 font-normal", chosen ? "text-accent-ink" : "text-faint")}>{count(props.count)}</span>
		</button>
	);
}
