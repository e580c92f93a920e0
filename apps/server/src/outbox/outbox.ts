import type { Tx } from "../ports/database/port.ts";

/** What may happen, as other modules hear of it. */
export interface Events {
	"version.submitted": { extensionId: string; version: string };
	"version.approved": { extensionId: string; version: string };
	"version.rejected": { extensionId: string; version: string; reason: string };
	"extension.suspended": { extensionId: string; reason: string };
	"extension.restored": { extensionId: string };
	/** Entries of other catalogues came, changed or went; at most one batch of them. */
	"catalogue.changed": { ids: string[] };
	"review.changed": { extensionId: string };
	"review.removed": { extensionId: string; userId: string; reason: string };
	"installation.changed": { appId: string; userId: string; extensionId: string };
}
export type EventKind = keyof Events;

/** One delivery: `id` is the event's own, the same at every redelivery. */
export interface Delivery<K extends EventKind> {
	id: string;
	payload: Events[K];
	attempt: number;
}

/**
 * Events leave with the change that caused them: written in its transaction, carried to the queue afterwards,
 * at least once and in order of commit. Subscribers are idempotent.
 */
export interface Outbox {
	/** Durable when `tx` commits (and carried at once then); gone when it rolls back. */
	write<K extends EventKind>(tx: Tx, kind: K, payload: Events[K]): Promise<void>;
	/** Each `consumer` (a stable name such as `catalogue.index`) hears every event of the kind. Before the start only. */
	subscribe<K extends EventKind>(kind: K, consumer: string, hear: (delivery: Delivery<K>) => Promise<void>): void;
}
