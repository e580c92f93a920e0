type Listener = ((event: Event) => void) | { handleEvent(event: Event): void };
interface Options {
	readonly once?: boolean;
	readonly signal?: { readonly aborted: boolean; addEventListener(type: string, run: () => void): void };
}

let report: (thrown: unknown) => void = () => {};

/** Where what a listener throws goes; the other listeners are called all the same. */
export function reportListenersTo(next: (thrown: unknown) => void): void {
	report = next;
}

/** An event without a tree to travel through: the parts of the DOM standard that mean something in a worker. */
export class Event {
	readonly type: string;
	readonly cancelable: boolean;
	readonly timeStamp: number = Date.now();
	defaultPrevented = false;
	target: EventTarget | null = null;
	currentTarget: EventTarget | null = null;
	#stopped = false;

	constructor(type: string, options: { cancelable?: boolean } = {}) {
		this.type = String(type);
		this.cancelable = Boolean(options.cancelable);
	}

	preventDefault(): void {
		if (this.cancelable) this.defaultPrevented = true;
	}

	stopPropagation(): void {}

	stopImmediatePropagation(): void {
		this.#stopped = true;
	}

	static isStopped(event: Event): boolean {
		return event.#stopped;
	}
}

export class CustomEvent extends Event {
	readonly detail: unknown;

	constructor(type: string, options: { cancelable?: boolean; detail?: unknown } = {}) {
		super(type, options);
		this.detail = options.detail ?? null;
	}
}

const { isStopped } = Event;
// The field is the platform's own business; guests do not find a standard class with one more member.
Reflect.deleteProperty(Event, "isStopped");

export class EventTarget {
	#listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();

	addEventListener(type: string, listener: Listener | null, options: Options | boolean = {}): void {
		const { once = false, signal } = typeof options === "object" ? options : {};
		if (listener === null || signal?.aborted) return;
		const known = this.#listeners.get(type) ?? [];
		if (known.some((entry) => entry.listener === listener)) return;
		this.#listeners.set(type, [...known, { listener, once }]);
		signal?.addEventListener("abort", () => this.removeEventListener(type, listener));
	}

	removeEventListener(type: string, listener: Listener | null): void {
		const left = (this.#listeners.get(type) ?? []).filter((entry) => entry.listener !== listener);
		if (left.length > 0) this.#listeners.set(type, left);
		else this.#listeners.delete(type);
	}

	dispatchEvent(event: Event): boolean {
		event.target = event.currentTarget = this;
		for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
			if (once) this.removeEventListener(event.type, listener);
			try {
				if (typeof listener === "function") listener.call(this, event);
				else listener.handleEvent(event);
			} catch (thrown) {
				report(thrown);
			}
			if (isStopped(event)) break;
		}
		event.currentTarget = null;
		return !event.defaultPrevented;
	}
}
