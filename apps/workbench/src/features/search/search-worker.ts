import { findMatches, type Match, type SearchQuery } from "./find-matches.ts";

export interface SearchTask {
	readonly query: SearchQuery;
	readonly text: string;
	readonly limit: number;
}

export type SearchAnswer = { readonly matches: readonly Match[] } | { readonly fault: string };

// A thread of its own: a pattern that never ends is ended from outside, and the page does not notice.
self.onmessage = ({ data }: MessageEvent<SearchTask>) => {
	let answer: SearchAnswer;
	try {
		answer = { matches: findMatches(data.text, data.query, data.limit) };
	} catch (error) {
		answer = { fault: error instanceof Error ? error.message : "The pattern cannot be used." };
	}
	self.postMessage(answer);
};
