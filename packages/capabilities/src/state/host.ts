import { mayRead, type SharedState, splitSharedName } from "@annex/manifest";
import type { Clock } from "@annex/rpc";
import { coalesce } from "../coalesce.ts";
import { errors } from "../errors.ts";
import type { Json } from "../json.ts";
import type { Scope } from "../scope.ts";
import { state } from "./contract.ts";

const EVENT_MS = 50;
const MAX_OBSERVED = 100;

/** What is known of a value: `stale` = its owner does not run, `gone` = there is none. */
export interface SeenState {
	readonly value: Json;
	readonly is: "current" | "stale" | "gone";
}

/** The values that extensions show to each other and to the app. In memory only; nothing of it outlives the page. */
export interface SharedStates {
	/** `name` is `publisher.name:value`. The app may read all. */
	read(name: string): SeenState;
	/** Calls back after every change, stop or disappearance of the value. Returns the way to stop. */
	observe(name: string, listener: () => void): () => void;
	/** Forgets everything of an extension that is no longer here, or switched off. */
	forget(owner: string): void;
	/** Serves `state` to one extension until its scope's signal aborts; then what it shows is stale. */
	open(scope: Scope, declared: readonly SharedState[]): void;
}

const GONE: SeenState = { value: null, is: "gone" };

interface Kept extends SeenState {
	readonly owner: string;
	readonly declared: SharedState;
}

export function sharedStates(clock: Clock): SharedStates {
	const values = new Map<string, Kept>();
	const watching = new Map<string, Set<() => void>>();

	function tell(name: string): void {
		for (const listener of [...(watching.get(name) ?? [])]) listener();
	}

	function put(name: string, kept: Kept | undefined): void {
		if (kept === undefined) values.delete(name);
		else values.set(name, kept);
		tell(name);
	}

	function observe(name: string, listener: () => void): () => void {
		const group = watching.get(name) ?? new Set();
		watching.set(name, group.add(listener));
		return () => {
			group.delete(listener);
			if (group.size === 0 && watching.get(name) === group) watching.delete(name);
		};
	}

	const of = (owner: string) => [...values].filter(([, kept]) => kept.owner === owner);

	function seenBy(reader: string, name: string): SeenState {
		const kept = values.get(name);
		if (kept === undefined || (kept.owner !== reader && !mayRead(kept.declared, reader))) return GONE;
		return { value: kept.value, is: kept.is };
	}

	function open({ extension: { id }, serve, emit, signal }: Scope, declared: readonly SharedState[]): void {
		const byName = new Map(declared.map((each) => [each.name, each]));
		const observed = new Map<string, () => void>();
		const moved = new Set<string>();
		const send = coalesce(
			() => {
				for (const name of moved) emit("state.changed", state.events.changed, { name, ...seenBy(id, name) });
				moved.clear();
			},
			EVENT_MS,
			clock,
			signal,
		);
		const own = (name: string) => {
			const found = byName.get(name);
			if (found === undefined) throw errors.state_not_declared(name);
			return found;
		};

		// What an earlier version showed, and this one does not declare, is nobody's any more.
		for (const [name, kept] of of(id)) if (!byName.has(kept.declared.name)) put(name, undefined);

		serve(state, {
			set({ name, value }) {
				put(`${id}:${name}`, { owner: id, declared: own(name), value: value as Json, is: "current" });
				return null;
			},
			clear({ name }) {
				put(`${id}:${own(name).name}`, undefined);
				return null;
			},
			observe({ name }) {
				if (splitSharedName(name) === undefined) throw errors.state_unknown(name);
				if (!observed.has(name)) {
					if (observed.size >= MAX_OBSERVED) throw errors.observed_limit(MAX_OBSERVED);
					const look = () => {
						moved.add(name);
						send();
					};
					observed.set(name, observe(name, look));
				}
				return seenBy(id, name);
			},
			unobserve({ name }) {
				observed.get(name)?.();
				observed.delete(name);
				return null;
			},
		});
		signal.addEventListener(
			"abort",
			() => {
				for (const stop of observed.values()) stop();
				for (const [name, kept] of of(id)) put(name, { ...kept, is: "stale" });
			},
			{ once: true },
		);
	}

	return {
		read(name) {
			const kept = values.get(name);
			return kept === undefined ? GONE : { value: kept.value, is: kept.is };
		},
		observe,
		forget(owner) {
			for (const [name] of of(owner)) put(name, undefined);
		},
		open,
	};
}
