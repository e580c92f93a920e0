import type { z } from "zod";
import { coalesce } from "../coalesce.ts";
import type { Scope } from "../scope.ts";
import { editor, type mirrorFrame } from "./contract.ts";
import { appendEdit } from "./edit-history.ts";
import type { EditorPower, TextEdit } from "./power.ts";

type Frame = z.infer<typeof mirrorFrame>;

const FRAME_MS = 50;
/** How long a guest that would not take a frame waits for the next whole text, which may be megabytes. */
const REFUSED_MS = 1_000;
/** Longer documents do not fit into a message. */
const MOST_MIRRORED = 6_000_000;
/** Beyond these the whole text is cheaper than what has happened since. */
const MOST_EDITS = 1_000;
const MOST_CHARACTERS = 256 * 1024;

/** Feeds the mirror of one extension. */
export interface MirrorFeed {
	/** Resolves once the mirror has what the document is now. */
	follow(): Promise<void>;
	unfollow(): void;
}

/**
 * Sends the steps of the active document to one guest, one frame under way at a time: what happens meanwhile waits, joined,
 * and gives way to one whole text when it grows too long. So a slow guest costs no more than its own lateness.
 */
export function mirrorFeed(power: EditorPower, { client, emit, grants, clock, signal }: Scope): MirrorFeed {
	const guest = client("editor", editor.callbacks);
	let following = false;
	/** What the guest will have once the frame under way has arrived; `undefined` asks for the whole text. */
	let sent: { readonly documentId: string; readonly version: number } | undefined;
	let waiting: TextEdit[] = [];
	let characters = 0;
	/** The version that `sent` and `waiting` lead to. */
	let reached = 0;
	let underWay: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
	let again = false;
	let refusedAt = Number.NEGATIVE_INFINITY;

	function startOver(): void {
		sent = undefined;
		waiting = [];
		characters = 0;
	}

	function takeFrame(): Frame {
		const document = power.document();
		if (document === null || document.length > MOST_MIRRORED) {
			startOver();
			return { kind: "none" };
		}
		const { id: documentId, name, language, version, length } = document;
		const at = power.selection();
		const selection = { start: at?.start ?? 0, end: at?.end ?? 0 };
		if (sent?.documentId !== documentId || reached !== version) {
			startOver();
			sent = { documentId, version };
			reached = version;
			return {
				kind: "whole",
				document: { documentId, name, language, version, length, text: document.text },
				selection,
			};
		}
		const frame = { kind: "delta", documentId, name, from: sent.version, version, edits: waiting, selection } as const;
		sent = { documentId, version };
		waiting = [];
		characters = 0;
		return frame;
	}

	async function deliver(abort: AbortController): Promise<void> {
		try {
			const { current } = await guest.sync(takeFrame(), { signal: abort.signal });
			if (current || abort.signal.aborted) return;
			again = true;
		} catch {
			// The guest is gone, or it threw: whatever comes next begins with the whole text.
			if (abort.signal.aborted) return;
		}
		startOver();
		refusedAt = clock.now();
	}

	function send(): Promise<void> {
		if (!following || signal.aborted || !grants.has("data.read")) return Promise.resolve();
		if (underWay !== undefined) {
			again = true;
			return underWay.done;
		}
		if (sent === undefined && clock.now() - refusedAt < REFUSED_MS) {
			muchLater();
			return Promise.resolve();
		}
		again = false;
		const abort = new AbortController();
		const done = deliver(abort).finally(() => {
			if (underWay?.abort !== abort) return;
			underWay = undefined;
			if (again) later();
		});
		underWay = { abort, done };
		return done;
	}

	function cut(): void {
		underWay?.abort.abort();
		underWay = undefined;
		startOver();
	}

	const later = coalesce(() => void send(), FRAME_MS, clock, signal);
	const muchLater = coalesce(() => void send(), REFUSED_MS, clock, signal);

	const stops = [
		power.onChange((change) => {
			if (!following) return;
			if (sent !== undefined) {
				if (change === null || change.documentId !== sent.documentId || change.from !== reached) startOver();
				else {
					reached = change.version;
					for (const edit of change.edits) {
						appendEdit(waiting, edit);
						characters += edit.text.length;
					}
					if (waiting.length > MOST_EDITS || characters > MOST_CHARACTERS) startOver();
				}
			}
			later();
		}),
		power.onSelectionChange(() => {
			if (following) later();
		}),
		grants.onChange(() => {
			if (!following) return;
			if (grants.has("data.read")) return later();
			cut();
			emit("editor.cleared", editor.events.cleared, {});
		}),
	];
	signal.addEventListener("abort", () => [cut, ...stops].forEach((stop) => void stop()), { once: true });

	return {
		async follow() {
			if (!following) startOver();
			refusedAt = Number.NEGATIVE_INFINITY;
			following = true;
			await send();
		},
		unfollow() {
			following = false;
			cut();
		},
	};
}
