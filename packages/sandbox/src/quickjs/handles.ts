import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";

/** A copy of bytes as a `Uint8Array` of the guest. */
export function bytesInto(context: QuickJSContext, bytes: Uint8Array): QuickJSHandle {
	const buffer = context.newArrayBuffer(bytes.slice().buffer);
	const make = context.unwrapResult(context.evalCode("(buffer) => new Uint8Array(buffer)", "annex:bytes"));
	const view = context.unwrapResult(context.callFunction(make, context.undefined, buffer));
	buffer.dispose();
	make.dispose();
	return view;
}

/** A copy of a guest's `Uint8Array`; nothing for any other object. */
export function bytesFrom(context: QuickJSContext, view: QuickJSHandle): Uint8Array | undefined {
	const numberOf = (name: string) => context.getProp(view, name).consume((handle) => context.getNumber(handle));
	const buffer = context.getProp(view, "buffer");
	try {
		const whole = context.getArrayBuffer(buffer);
		const from = numberOf("byteOffset");
		const bytes = whole.value.slice(from, from + numberOf("byteLength"));
		whole.dispose();
		return bytes;
	} catch {
		return undefined;
	} finally {
		buffer.dispose();
	}
}

/** One line about what a guest threw, with its place in the package. */
export function describeHandle(context: QuickJSContext, thrown: QuickJSHandle): string {
	const dumped: unknown = thrown.consume((handle) => context.dump(handle));
	if (typeof dumped !== "object" || dumped === null) return String(dumped);
	const { name, message, stack } = dumped as Record<string, unknown>;
	const place = /ext:\/\/[^\s)]+?:\d+(:\d+)?/.exec(String(stack))?.[0];
	return `${name ?? "Error"}: ${message ?? ""}${place ? ` (${place})` : ""}`;
}
