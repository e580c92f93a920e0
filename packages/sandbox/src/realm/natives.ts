/**
 * What a bare JavaScript engine (QuickJS, V8 in an isolate) lends to a realm that has nothing but the language.
 * The driver puts it on the global object as `__annex` before the runtime's script runs, which takes it off again.
 */
export interface Natives {
	/** Milliseconds since the realm began; coarse. */
	now(): number;
	/** Asks for `Realm.fire(id)` after at least so many milliseconds. */
	setTimer(id: number, ms: number): void;
	clearTimer(id: number): void;
	/** So many bytes from a cryptographic source. */
	random(count: number): Uint8Array;
	encodeUtf8(text: string): Uint8Array;
	/** `undefined` where the bytes are not text in that encoding and `fatal` is asked for, or nobody knows the label. */
	decode(bytes: Uint8Array, label: string, fatal: boolean, ignoreBOM: boolean): string | undefined;
	/** Whether messages cross packed (`pack`), because the engine copies nothing but text and bytes. */
	readonly packs: boolean;
	/** One message to the host: plain data, or its text and its byte arrays. */
	post(message: unknown, ...bytes: Uint8Array[]): void;
	/** Asks for the evaluation of a linked module; answered by `Realm.entered` or `Realm.failed`. */
	load(index: number): void;
	/** The main module was evaluated and the runtime runs. */
	started(): void;
	/** An error that nobody caught; the driver ends the realm. */
	crashed(description: string): void;
}

/** What the runtime hands to the driver, on the global object as `__annex`; the driver takes it off again. */
export interface Realm {
	/** One message from the host: plain data, or its text and its byte arrays. */
	receive(message: unknown, ...bytes: Uint8Array[]): void;
	/** A timer is due. */
	fire(id: number): void;
	/** A module that was asked for has been evaluated. */
	entered(index: number, namespace: Record<string, unknown>): void;
	/** A module that was asked for threw. */
	failed(index: number, thrown: unknown): void;
	/** A promise was rejected and nobody listens. */
	rejected(reason: unknown): void;
	/** What `import("./file.js")` becomes: resolves with the namespace of that module. */
	load(index: number): Promise<Record<string, unknown>>;
}

/** What a realm's driver tells whoever opened it. */
export interface Outside {
	/** One message of the guest: plain data, of which nothing is checked yet. */
	post(message: unknown): void;
	started(): void;
	/** An error that nobody caught, before or after it started. The realm is to be ended. */
	crashed(description: string): void;
	/** It went over its limit of memory. The realm is to be ended. */
	overMemory(): void;
}
