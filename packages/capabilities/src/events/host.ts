import { mayRead, type SharedEvent, splitSharedName } from "@annex/manifest";
import { errors } from "../errors.ts";
import type { Json } from "../json.ts";
import type { LiveGrants } from "../live-grants.ts";
import type { Scope } from "../scope.ts";
import { events } from "./contract.ts";

const MAX_SUBSCRIBED = 200;

/** An event that the app publishes. */
export interface AppEvent {
	/** Only extensions with this grant hear it. */
	readonly permission?: string;
	/** The last payload is kept and given to whoever subscribes later, for "it has happened" events. */
	readonly sticky?: boolean;
}

/** One event on its way, with who may hear it. */
export interface PublishedEvent {
	/** The app's own name for it, or `publisher.name:event`. */
	readonly name: string;
	readonly payload: Json;
	mayHear(reader: { readonly id: string; readonly grants: LiveGrants }): boolean;
	/** Whether a running extension has been given it. */
	heardBy(id: string): boolean;
}

/** What one extension brings along. */
export interface OwnEvents {
	/** The manifest's `contributes.events`. */
	readonly declared: readonly SharedEvent[];
	/** Events that came before it listened, oldest first; handed over once it asks for them by name. */
	missed?(name: string): readonly Json[];
}

/** What an app publishes: the declared events, the last payload of sticky ones, who listens; and extensions' own. */
export interface AppEvents {
	readonly names: readonly string[];
	/** @throws `event_unknown` for an event that was not declared. */
	publish(name: string, payload: Json): void;
	/** Calls back for every event, whoever sent it, after those who listen have been given it. Returns the way to stop. */
	onPublished(listener: (event: PublishedEvent) => void): () => void;
	/** Serves `events` to one extension until its scope's signal aborts. */
	open(scope: Scope, own?: OwnEvents): void;
}

type Deliver = (event: Omit<PublishedEvent, "heardBy">) => string | undefined;

/** @example const events = appEvents({ "platform:ready": { sticky: true }, documentChanged: { permission: "data.read" } }); */
export function appEvents(declared: Readonly<Record<string, AppEvent>>): AppEvents {
	const known = new Map(Object.entries(declared));
	const last = new Map<string, Json>();
	const running = new Set<Deliver>();
	const watching = new Set<(event: PublishedEvent) => void>();

	function find(name: string): AppEvent {
		const spec = known.get(name);
		if (spec === undefined) throw errors.event_unknown(name);
		return spec;
	}

	function send(event: Omit<PublishedEvent, "heardBy">): void {
		const heard = new Set([...running].map((deliver) => deliver(event)));
		const told: PublishedEvent = { ...event, heardBy: (id) => heard.has(id) };
		for (const listener of [...watching]) listener(told);
	}

	function open(scope: Scope, own: OwnEvents = { declared: [] }): void {
		const { extension, grants, signal, serve } = scope;
		const wanted = new Set<string>();
		const shared = new Map(own.declared.map((each) => [each.name, each]));
		const hand = (name: string, payload: Json) => scope.emit("events.app", events.events.app, { name, payload });

		const deliver: Deliver = ({ name, payload, mayHear }) => {
			if (!wanted.has(name) || !mayHear({ id: extension.id, grants })) return undefined;
			hand(name, payload);
			return extension.id;
		};

		serve(events, {
			subscribe({ name }) {
				if (wanted.size >= MAX_SUBSCRIBED && !wanted.has(name)) throw errors.observed_limit(MAX_SUBSCRIBED);
				// Another extension's: who may hear it is asked when it is sent, so that asking tells nothing about it.
				if (known.has(name) || splitSharedName(name) === undefined) {
					const { permission } = find(name);
					if (permission !== undefined && !grants.has(permission)) {
						throw errors.permission_denied(`The event "${name}"`, permission);
					}
				}
				wanted.add(name);
				const missed = own.missed?.(name) ?? [];
				for (const payload of missed) hand(name, payload);
				const kept = last.get(name);
				if (kept !== undefined && missed.length === 0) hand(name, kept);
				return null;
			},
			unsubscribe({ name }) {
				wanted.delete(name);
				return null;
			},
			emit({ name, payload }) {
				const declared = shared.get(name);
				if (declared === undefined) throw errors.event_not_declared(name);
				// The port says whose it is; and whoever sent it is not told what it said.
				const mayHear = (reader: { id: string }) => reader.id !== extension.id && mayRead(declared, reader.id);
				send({ name: `${extension.id}:${name}`, payload: payload as Json, mayHear });
				return null;
			},
		});
		running.add(deliver);
		signal.addEventListener("abort", () => running.delete(deliver), { once: true });
	}

	return {
		names: [...known.keys()],
		publish(name, payload) {
			const { sticky, permission } = find(name);
			if (sticky) last.set(name, payload);
			send({ name, payload, mayHear: ({ grants }) => permission === undefined || grants.has(permission) });
		},
		onPublished(listener) {
			watching.add(listener);
			return () => watching.delete(listener);
		},
		open,
	};
}
