import type { DevelopmentLine, DevelopmentProblem, DevelopmentState } from "@annex/registry-api";
import { errors as serverErrors } from "../../errors.ts";
import { errors } from "./errors.ts";

const MAX_PER_USER = 5;
const MAX_SESSIONS = 200;
const MAX_LINES = 300;
/** A command line that was killed asks no more; its session ends after this. */
const SILENCE_MS = 30_000;
const WAIT_MS = 10_000;

type Build = NonNullable<DevelopmentState["build"]>;
type KeptLine = DevelopmentLine & { readonly at: string };

/** One extension on its way from its author's machine into that author's workbench. */
export interface DevelopmentSession {
	readonly userId: string;
	/** Called with the state at once and after each change, until the returned function is called or it ends. */
	watch(listener: (state: DevelopmentState) => void): () => void;
	readonly watchers: number;
	/** Answers the new revision. */
	build(build: Build): number;
	problem(problem: DevelopmentProblem): void;
	say(line: KeptLine): void;
	/** Waits some seconds for lines after this one. */
	lines(after: number): Promise<{ items: KeptLine[]; next: number; watchers: number }>;
	end(): void;
}

export interface DevelopmentSessions {
	/** The user's own. Throws `not_found` for what does not exist and for what is another's alike. */
	find(userId: string, key: string): DevelopmentSession;
	/** Throws `development_busy`. */
	findOrOpen(userId: string, key: string): DevelopmentSession;
	close(): void;
}

/**
 * Sessions live in this process's memory and nowhere else: nothing of an unpublished extension outlasts its
 * development.
 */
export function developmentSessions(options: { silenceMs?: number; waitMs?: number } = {}): DevelopmentSessions {
	const { silenceMs = SILENCE_MS, waitMs = WAIT_MS } = options;
	const sessions = new Map<string, DevelopmentSession>();
	// The user is part of the name, so that a key that was found out is worth nothing to others.
	const nameOf = (userId: string, key: string) => `${userId} ${key}`;

	return {
		find(userId, key) {
			const found = sessions.get(nameOf(userId, key));
			if (!found) throw serverErrors.not_found();
			return found;
		},
		findOrOpen(userId, key) {
			const name = nameOf(userId, key);
			const found = sessions.get(name);
			if (found) return found;
			const own = [...sessions.values()].filter((session) => session.userId === userId).length;
			if (own >= MAX_PER_USER) throw errors.development_busy(MAX_PER_USER);
			if (sessions.size >= MAX_SESSIONS) throw errors.development_busy(MAX_SESSIONS);
			const opened = openSession(userId, { silenceMs, waitMs, onEnd: () => void sessions.delete(name) });
			sessions.set(name, opened);
			return opened;
		},
		close() {
			for (const session of [...sessions.values()]) session.end();
		},
	};
}

function openSession(
	userId: string,
	{ silenceMs, waitMs, onEnd }: { silenceMs: number; waitMs: number; onEnd: () => void },
): DevelopmentSession {
	let state: DevelopmentState = { revision: 0, build: null, problem: null, ended: false };
	let silence: NodeJS.Timeout | undefined;
	const listeners = new Set<(state: DevelopmentState) => void>();
	const lines: KeptLine[] = [];
	let said = 0;
	let wake = Promise.withResolvers<void>();

	function set(change: Partial<DevelopmentState>): void {
		state = { ...state, ...change };
		for (const listener of [...listeners]) listener(state);
	}

	function heard(): void {
		clearTimeout(silence);
		if (state.ended) return;
		silence = setTimeout(end, silenceMs);
		silence.unref();
	}

	function end(): void {
		if (state.ended) return;
		clearTimeout(silence);
		set({ ended: true });
		listeners.clear();
		wake.resolve();
		onEnd();
	}

	heard();
	return {
		userId,
		get watchers() {
			return listeners.size;
		},
		watch(listener) {
			listeners.add(listener);
			listener(state);
			return () => void listeners.delete(listener);
		},
		build(build) {
			heard();
			set({ revision: state.revision + 1, build, problem: null });
			return state.revision;
		},
		problem(problem) {
			heard();
			set({ problem });
		},
		say(line) {
			said += 1;
			lines.push(line);
			if (lines.length > MAX_LINES) lines.shift();
			wake.resolve();
			wake = Promise.withResolvers();
		},
		async lines(after) {
			heard();
			if (after >= said && !state.ended) {
				const late = Promise.withResolvers<void>();
				const timer = setTimeout(late.resolve, waitMs);
				await Promise.race([wake.promise, late.promise]);
				clearTimeout(timer);
			}
			if (state.ended) throw serverErrors.not_found();
			heard();
			const items = lines.slice(Math.max(0, lines.length - Math.max(0, said - after)));
			return { items, next: said, watchers: listeners.size };
		},
		end,
	};
}
