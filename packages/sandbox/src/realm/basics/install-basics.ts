import "core-js/actual/atob";
import "core-js/actual/btoa";
import "core-js/actual/dom-exception";
import "core-js/actual/structured-clone";
import "core-js/actual/url";
import "core-js/actual/url-search-params";
import { describeThrown } from "../describe-thrown.ts";
import type { Natives } from "../natives.ts";
import { AbortController, AbortSignal } from "./abort.ts";
import { cryptoOf } from "./crypto.ts";
import { CustomEvent, Event, EventTarget, reportListenersTo } from "./events.ts";
import { refuseCodeFromText } from "./refuse-code-from-text.ts";
import { textCoders } from "./text.ts";
import { timersOf } from "./timers.ts";

export interface Basics {
	readonly fire: (id: number) => void;
	/** Tells the realm's listeners; unless one of them prevents it, the realm has crashed. */
	readonly uncaught: (type: "error" | "unhandledrejection", thrown: unknown) => void;
}

const LEVELS = ["debug", "info", "log", "warn", "error"] as const;

/** Gives a bare global object what every engine offers beside the language: see `docs/reference/guest-globals.md`. */
export function installBasics(global: Record<string, unknown>, natives: Natives): Basics {
	const uncaught: Basics["uncaught"] = (type, thrown) => {
		const event = new UncaughtEvent(type, thrown);
		target.dispatchEvent(event);
		if (!event.defaultPrevented) natives.crashed(describeThrown(thrown));
	};
	const target = new EventTarget();
	reportListenersTo((thrown) => uncaught("error", thrown));
	const timers = timersOf(natives, (thrown) => uncaught("error", thrown));

	// Shared memory and WebAssembly take memory that no limit of these engines counts.
	for (const name of ["WebAssembly", "SharedArrayBuffer", "Atomics"]) Reflect.deleteProperty(global, name);
	refuseCodeFromText(global);
	const { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask } = timers;
	const values: Record<string, unknown> = {
		...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
		...textCoders(natives),
		...{ Event, CustomEvent, EventTarget, AbortController, AbortSignal },
		crypto: cryptoOf(natives),
		performance: Object.freeze({ now: () => natives.now() }),
		console: Object.fromEntries(LEVELS.map((level) => [level, () => {}])),
		self: global,
		reportError: (thrown: unknown) => uncaught("error", thrown),
		addEventListener: target.addEventListener.bind(target),
		removeEventListener: target.removeEventListener.bind(target),
		dispatchEvent: target.dispatchEvent.bind(target),
		navigator: Object.freeze({ userAgent: "Annex", language: "en", languages: Object.freeze(["en"]) }),
	};
	for (const [name, value] of Object.entries(values)) {
		Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
	}
	return { fire: timers.fire, uncaught };
}

class UncaughtEvent extends Event {
	readonly error: unknown;
	readonly reason: unknown;
	readonly message: string;

	constructor(type: string, thrown: unknown) {
		super(type, { cancelable: true });
		this.error = type === "error" ? thrown : undefined;
		this.reason = type === "error" ? undefined : thrown;
		this.message = describeThrown(thrown);
	}
}
