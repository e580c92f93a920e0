import type { AnnexError } from "@annex/errors";
import { type Channel, type Clock, realClock } from "@annex/rpc";
import { errors } from "./errors.ts";

export interface WatchdogOptions {
	readonly clock?: Clock;
	/**
	 * While true nobody is blamed: a hidden or frozen tab, an attached debugger, developer mode. Asked at each beat.
	 * By default: whether the page is hidden.
	 */
	readonly suspended?: () => boolean;
	/** Between two looks at everybody; milliseconds, default 1 000. */
	readonly beatMs?: number;
	/** Silence after which `late` is told; default 3 000. */
	readonly lateMs?: number;
	/** Silence after which `dead` is told; default 10 000. */
	readonly deadMs?: number;
}

export interface Watched {
	/** It has not answered for `lateMs`; its user may be told. */
	late?(): void;
	/** It answered after all. */
	recovered?(): void;
	/** It has not answered for `deadMs`: end it, with this reason. Told once; watching is over. */
	dead(reason: AnnexError): void;
}

export interface Watchdog {
	/** Watches one extension by the heartbeat of its channel. Returns the function that stops watching. */
	watch(channel: Pick<Channel, "ping">, watched: Watched): () => void;
}

/**
 * Finds extensions that no longer answer: spinning, frozen, or their process dead (which no event tells).
 *
 * Only silence that the host has witnessed counts. A beat that comes late shows that the host itself was busy, asleep
 * or stopped in a debugger: that time is not theirs. When all of several are silent together, the machine is the likelier
 * cause, and they get three times as long.
 *
 * @example const stop = watchdog.watch(channel, { dead: (reason) => sandbox.terminate(reason) });
 */
export function createWatchdog(options: WatchdogOptions = {}): Watchdog {
	const { clock = realClock, suspended = pageIsHidden, beatMs = 1_000, lateMs = 3_000, deadMs = 10_000 } = options;
	const patients = new Set<Patient>();
	let timer: unknown;
	let lastBeat = 0;

	const beat = () => {
		const now = clock.now();
		const elapsed = now - lastBeat;
		lastBeat = now;
		timer = clock.setTimeout(beat, beatMs);
		const witnessed = suspended() || elapsed > beatMs * 1.5 ? 0 : elapsed;
		for (const patient of patients) patient.beat(witnessed);
		const everybody = patients.size > 1 && [...patients].every(({ silentMs }) => silentMs >= lateMs);
		const patience = everybody ? 3 : 1;
		for (const patient of [...patients]) {
			if (patient.silentMs >= deadMs * patience) {
				forget(patient);
				patient.watched.dead(errors.extension_unresponsive(Math.round(patient.silentMs / 1000)));
			} else if (patient.silentMs >= lateMs * patience) patient.blame();
		}
	};
	const forget = (patient: Patient) => {
		patients.delete(patient);
		if (patients.size > 0) return;
		clock.clearTimeout(timer);
		timer = undefined;
	};

	return {
		watch(channel, watched) {
			const patient = new Patient(channel, watched);
			patients.add(patient);
			if (timer === undefined) {
				lastBeat = clock.now();
				timer = clock.setTimeout(beat, beatMs);
			}
			return () => forget(patient);
		},
	};
}

class Patient {
	readonly watched: Watched;
	/** Witnessed silence since the last unanswered ping; milliseconds. */
	silentMs = 0;
	readonly #channel: Pick<Channel, "ping">;
	#asked = false;
	#blamed = false;

	constructor(channel: Pick<Channel, "ping">, watched: Watched) {
		this.#channel = channel;
		this.watched = watched;
	}

	beat(witnessedMs: number): void {
		if (this.#asked) {
			this.silentMs += witnessedMs;
			return;
		}
		this.#asked = true;
		this.#channel.ping().then(
			() => this.#answered(),
			// Closed: whoever closed it also stops watching.
			() => this.#answered(),
		);
	}

	blame(): void {
		if (this.#blamed) return;
		this.#blamed = true;
		this.watched.late?.();
	}

	#answered(): void {
		this.#asked = false;
		this.silentMs = 0;
		if (!this.#blamed) return;
		this.#blamed = false;
		this.watched.recovered?.();
	}
}

function pageIsHidden(): boolean {
	return typeof document !== "undefined" && document.hidden;
}
