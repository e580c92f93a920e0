import type { z } from "zod";
import { answer, callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { editor, mirrorFrame } from "./contract.ts";
import { type MirroredDocument, mirroredDocument, type OpenDocument } from "./guest-document.ts";
import type { TextEdit } from "./power.ts";

type Frame = z.infer<typeof mirrorFrame>;

/** What happened to the mirrored document. */
export interface DocumentUpdate {
	readonly document: OpenDocument | null;
	/**
	 * What changed, one after another: each edit refers to the text that the one before left. `null` when the document
	 * is another one, or was read anew: look at all of it. Empty when only the selection moved.
	 */
	readonly edits: readonly TextEdit[] | null;
}

/** Holds the mirror and takes the host's frames. */
export interface GuestMirror {
	document(): OpenDocument | null;
	follow(): Promise<Disposable>;
	onDidUpdate(listener: (update: DocumentUpdate) => void): Disposable;
}

export function guestMirror(channel: GuestChannel, onError: (thrown: unknown) => void): GuestMirror {
	const call = callerOf<typeof editor>(channel, "editor");
	const listeners = new Set<(update: DocumentUpdate) => void>();
	let mirror: MirroredDocument | undefined;
	let followers = 0;
	let following: Promise<unknown> | undefined;

	function tell(edits: readonly TextEdit[] | null): void {
		const document = mirror?.open ?? null;
		for (const listener of [...listeners]) {
			try {
				listener({ document, edits });
			} catch (thrown) {
				onError(thrown);
			}
		}
	}

	function drop(): void {
		if (mirror === undefined) return;
		mirror.close();
		mirror = undefined;
		tell(null);
	}

	/** Whether the mirror is what the host thinks it is. */
	function take(frame: Frame): boolean {
		if (followers === 0) return false;
		if (frame.kind === "none") {
			drop();
			return true;
		}
		if (frame.kind === "delta") {
			if (mirror?.open.documentId !== frame.documentId || mirror.open.version !== frame.from) return false;
			if (!mirror.edit(frame.edits, frame.version)) return false;
			mirror.describe(frame.name, frame.selection);
			tell(frame.edits);
			return true;
		}
		const { text, ...info } = frame.document;
		mirror?.close();
		mirror = mirroredDocument(info, text);
		mirror.describe(info.name, frame.selection);
		tell(null);
		return true;
	}

	answer<typeof editor>(channel, "editor", { sync: (frame) => ({ current: take(frame) }) });
	channel.on("editor.cleared", drop);

	function leave(): void {
		followers -= 1;
		if (followers > 0) return;
		following = undefined;
		drop();
		// The host may be gone already; there is nothing left to follow then.
		call("unfollow", {}).catch(() => {});
	}

	return {
		document: () => mirror?.open ?? null,
		async follow() {
			followers += 1;
			try {
				following ??= call("follow", {});
				await following;
			} catch (thrown) {
				leave();
				throw thrown;
			}
			return disposable(leave);
		},
		onDidUpdate(listener) {
			const own = (update: DocumentUpdate) => listener(update);
			listeners.add(own);
			return disposable(() => listeners.delete(own));
		},
	};
}
