import { create } from "zustand";
import { loadedDocument } from "../editor/document-store.ts";
import { inOrder, pathOf } from "../files/file-node.ts";
import { allNodes, readFile } from "../files/workspace.ts";
import { type Match, patternOf, type SearchQuery } from "./find-matches.ts";
import { openSearchThread, TookTooLong } from "./search-thread.ts";

const MAX_IN_FILE = 1_000;
const MAX_MATCHES = 10_000;

export interface FoundFile {
	readonly id: string;
	readonly path: string;
	/** Of the text that was looked through. */
	readonly version: number;
	readonly matches: readonly Match[];
}

interface Search {
	readonly query: SearchQuery;
	readonly status: "idle" | "searching" | "done";
	readonly found: readonly FoundFile[];
	/** Whether there were more matches than are shown. */
	readonly more: boolean;
	/** Why the pattern cannot be used, or what it did not finish. */
	readonly fault: string | null;
}

const NOTHING: SearchQuery = {
	text: "",
	matchCase: false,
	wholeWord: false,
	regularExpression: false,
	replacement: null,
};

export const useSearch = create<Search>(() => ({
	query: NOTHING,
	status: "idle",
	found: [],
	more: false,
	fault: null,
}));

const thread = openSearchThread();
let latest = 0;

/** Looks through every file, the open ones as they stand in the editor. A later search ends the one before. */
export async function search(query: SearchQuery): Promise<void> {
	const mine = ++latest;
	thread.end();
	useSearch.setState({ query, fault: null });
	if (query.text === "") return useSearch.setState({ status: "idle", found: [], more: false });
	const fault = faultOf(query);
	if (fault !== null) return useSearch.setState({ status: "done", found: [], more: false, fault });
	useSearch.setState({ status: "searching" });

	const found: FoundFile[] = [];
	let room = MAX_MATCHES;
	let more = false;
	const show = (status: Search["status"], fault: string | null = null) => {
		if (mine === latest) useSearch.setState({ status, found: [...found], more, fault });
	};
	const nodes = allNodes();
	const files = [...nodes.values()].filter(({ kind }) => kind === "file").sort(inOrder);
	for (const { id } of files) {
		const open = loadedDocument(id);
		const kept = open ? undefined : await readFile(id);
		if (mine !== latest) return;
		const text = open?.text ?? kept?.text;
		if (text === undefined) continue;
		const path = pathOf(nodes, id);
		try {
			const limit = Math.min(MAX_IN_FILE, room);
			const answer = await thread.search({ query, text, limit });
			if (mine !== latest) return;
			if ("fault" in answer) return show("done", answer.fault);
			if (answer.matches.length === 0) continue;
			found.push({ id, path, version: open?.version ?? kept?.node.version ?? 0, matches: answer.matches });
			room -= answer.matches.length;
			more ||= answer.matches.length === limit;
			show("searching");
			if (room <= 0) break;
		} catch (thrown) {
			if (mine !== latest) return;
			return show(
				"done",
				thrown instanceof TookTooLong ? tookTooLong(path) : "The search could not be started. Reload the page.",
			);
		}
	}
	show("done");
}

function faultOf(query: SearchQuery): string | null {
	try {
		patternOf(query);
		return null;
	} catch (error) {
		return `${error instanceof Error ? error.message : "This is no regular expression"}.`;
	}
}

function tookTooLong(path: string): string {
	return `The pattern did not come to an end in ${path}. Make it simpler: no repetition inside a repetition, such as (a+)+.`;
}
