/**
 * Everything that guest code finds on its global object, beside what the language defines itself.
 * A list of what stays, not of what goes: a browser's next power is absent until somebody adds it here.
 */
export const allowedGlobals: ReadonlySet<string> = new Set([
	// The language.
	..."AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean".split(
		" ",
	),
	..."DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array".split(" "),
	..."Float64Array Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN".split(" "),
	..."Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String".split(" "),
	..."SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array Uint32Array Uint8Array".split(" "),
	..."Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI decodeURIComponent encodeURI".split(" "),
	..."encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt undefined unescape".split(" "),
	// Time, text, randomness, bytes.
	..."self console performance crypto queueMicrotask setTimeout clearTimeout setInterval clearInterval".split(" "),
	..."structuredClone atob btoa TextEncoder TextDecoder TextEncoderStream TextDecoderStream Crypto".split(" "),
	..."Blob File URL URLSearchParams URLPattern ImageData CompressionStream DecompressionStream".split(" "),
	..."ReadableStream ReadableStreamDefaultReader ReadableStreamDefaultController WritableStream".split(" "),
	..."WritableStreamDefaultWriter TransformStream ByteLengthQueuingStrategy CountQueuingStrategy".split(" "),
	// Values of requests; the power to send one is not among them.
	..."Headers FormData Response".split(" "),
	// Events within the guest.
	..."Event EventTarget CustomEvent MessageEvent ErrorEvent PromiseRejectionEvent AbortController".split(" "),
	..."AbortSignal MessageChannel MessagePort DOMException reportError".split(" "),
	..."addEventListener removeEventListener dispatchEvent".split(" "),
]);
