import { Event, EventTarget } from "./events.ts";

let mayConstruct = false;

/** Follows the DOM standard: `aborted`, `reason`, `throwIfAborted`, `abort`, `any`, and `timeout` over the realm's timers. */
export class AbortSignal extends EventTarget {
	aborted = false;
	reason: unknown;
	onabort: ((event: Event) => void) | null = null;

	constructor() {
		super();
		if (!mayConstruct) throw new TypeError("Illegal constructor");
		this.addEventListener("abort", (event) => this.onabort?.(event));
	}

	throwIfAborted(): void {
		if (this.aborted) throw this.reason;
	}

	static abort(reason?: unknown): AbortSignal {
		const controller = new AbortController();
		controller.abort(reason);
		return controller.signal;
	}

	static timeout(ms: number): AbortSignal {
		const controller = new AbortController();
		setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), ms);
		return controller.signal;
	}

	static any(signals: Iterable<AbortSignal>): AbortSignal {
		const controller = new AbortController();
		for (const signal of signals) {
			if (signal.aborted) controller.abort(signal.reason);
			else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
		}
		return controller.signal;
	}
}

export class AbortController {
	readonly signal: AbortSignal = makeSignal();

	abort(reason: unknown = new DOMException("This operation was aborted", "AbortError")): void {
		if (this.signal.aborted) return;
		this.signal.aborted = true;
		this.signal.reason = reason;
		this.signal.dispatchEvent(new Event("abort"));
	}
}

function makeSignal(): AbortSignal {
	mayConstruct = true;
	try {
		return new AbortSignal();
	} finally {
		mayConstruct = false;
	}
}
