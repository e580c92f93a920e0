import releaseSync from "@jitl/quickjs-wasmfile-release-sync";
import {
	newQuickJSWASMModuleFromVariant,
	newVariant,
	type QuickJSContext,
	type QuickJSHandle,
	type QuickJSSyncVariant,
	type VmCallResult,
} from "quickjs-emscripten-core";
import type { LinkedModule, LinkedProgram } from "../linked-program.ts";
import type { Natives, Outside, Realm } from "../realm/natives.ts";
import { pack, unpack } from "../realm/packed-message.ts";
import { bytesFrom, bytesInto, describeHandle } from "./handles.ts";

export interface QuickjsLimits {
	/** Everything that the guest's engine allocates, in MB of 2^20 bytes; a hard limit. */
	readonly memoryMB: number;
	/** Milliseconds that one entry (a message, a timer, the start) may compute before it is interrupted for good. */
	readonly entryMs: number;
}

export interface QuickjsRealm {
	run(program: LinkedProgram): void;
	receive(message: unknown): void;
}

// Its declarations are of a CommonJS module; what a bundler imports is the variant itself.
const variant = releaseSync as unknown as QuickJSSyncVariant;
const HANDLE = "annex:handle";
const LOADER = "annex:loader";
/** Beyond 64 KB a deep recursion overflows the stack of the WebAssembly module itself, which then cannot be closed. */
const STACK_BYTES = 64 * 1024;
const HANDLE_SOURCE =
	"const realm = globalThis.__annex; delete globalThis.__annex; export const { entered, failed, load } = realm;";

/**
 * One QuickJS engine in a WebAssembly module of its own, with the guest's runtime in it. Between guest and worker only
 * text, numbers and bytes cross, each by copy; no object of the worker is ever handed in.
 */
export async function openQuickjsRealm(
	{ wasm, runtime, limits }: { wasm: ArrayBuffer; runtime: string; limits: QuickjsLimits },
	outside: Outside,
): Promise<QuickjsRealm> {
	const quickjs = await newQuickJSWASMModuleFromVariant(
		newVariant(variant, { wasmBinary: wasm, wasmLocation: "annex:quickjs" }),
	);
	const engine = quickjs.newRuntime();
	engine.setMemoryLimit(limits.memoryMB * 2 ** 20);
	engine.setMaxStackSize(STACK_BYTES);
	const context = engine.newContext();
	let modules: LinkedProgram = [];
	let names = new Map<string, number>();
	let until = Number.POSITIVE_INFINITY;
	let over = false;
	const encoder = new TextEncoder();
	engine.setInterruptHandler(() => performance.now() > until);
	engine.setModuleLoader(
		(name) => (name === HANDLE ? HANDLE_SOURCE : textOf(modules[names.get(name) ?? -1])),
		(_from, specifier) => {
			if (specifier === LOADER || specifier === HANDLE) return HANDLE;
			return nameOf(modules[Number(specifier.slice("annex:".length))]);
		},
	);

	const crash = (description: string) => {
		if (over) return;
		over = true;
		if (/out of memory/.test(description)) outside.overMemory();
		else if (/^InternalError: interrupted/.test(description)) {
			outside.crashed(`it computed for more than ${limits.entryMs} ms at once.`);
		} else outside.crashed(description);
	};

	/** Lets the guest compute, within its budget, until it has nothing more to do. */
	function enter(compute: () => VmCallResult<QuickJSHandle> | undefined): void {
		if (over) return;
		until = performance.now() + limits.entryMs;
		try {
			const result = compute();
			if (result?.error) crash(describeHandle(context, result.error));
			else result?.value.dispose();
			const jobs = engine.executePendingJobs();
			if (jobs.error) crash(describeHandle(context, jobs.error));
			else jobs.dispose();
		} catch (thrown) {
			// The WebAssembly module itself gave up, for example because its stack was full.
			crash(String(thrown));
		}
	}

	lend(context, {
		...clockFor((id) => call("fire", context.newNumber(id))),
		packs: true,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
		encodeUtf8: (text) => encoder.encode(text),
		decode: decodeText,
		post: (json, ...bytes) => outside.post(unpack({ json: String(json), bytes })),
		// Not at once: the guest that asks is still computing.
		load: (index) => queueMicrotask(() => load(index)),
		started: outside.started,
		crashed: crash,
	});
	enter(() => context.evalCode(runtime, "annex:runtime"));
	const realm = context.getProp(context.global, "__annex");

	function call(name: keyof Realm, ...values: QuickJSHandle[]): void {
		enter(() => {
			const method = context.getProp(realm, name);
			const result = context.callFunction(method, context.undefined, ...values);
			for (const handle of [method, ...values]) handle.dispose();
			return result;
		});
	}

	function load(index: number): void {
		const source = `import("${HANDLE}").then(({ entered, failed }) =>
			import("annex:${index}").then((namespace) => entered(${index}, namespace), (thrown) => failed(${index}, thrown)));`;
		enter(() => context.evalCode(source, "annex:entry"));
	}

	return {
		run(program) {
			modules = program;
			names = new Map(program.map((module, index) => [nameOf(module), index]));
			load(program.length - 1);
		},
		receive(message) {
			const { json, bytes } = pack(message);
			call("receive", context.newString(json), ...bytes.map((part) => bytesInto(context, part)));
		},
	};
}

/** The worker's own timers and clock, taken before anybody could replace them. */
function clockFor(fire: (id: number) => void): Pick<Natives, "now" | "setTimer" | "clearTimer"> {
	const began = performance.now();
	const timers = new Map<number, ReturnType<typeof setTimeout>>();
	return {
		now: () => Math.floor(performance.now() - began),
		setTimer: (id, ms) => {
			timers.set(
				id,
				setTimeout(() => {
					timers.delete(id);
					fire(id);
				}, ms),
			);
		},
		clearTimer: (id) => {
			clearTimeout(timers.get(id));
			timers.delete(id);
		},
	};
}

function decodeText(bytes: Uint8Array, label: string, fatal: boolean, ignoreBOM: boolean): string | undefined {
	try {
		return new TextDecoder(label, { fatal, ignoreBOM }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Puts the natives where the runtime takes them from, as functions that know numbers, text and bytes. */
function lend(context: QuickJSContext, { packs, ...functions }: Natives): void {
	const record = context.newObject();
	context.setProp(record, "packs", packs ? context.true : context.false);
	for (const [name, run] of Object.entries(functions)) {
		const method = context.newFunction(name, (...handles) => {
			const result: unknown = (run as (...values: unknown[]) => unknown)(
				...handles.map((each) => valueFrom(context, each)),
			);
			if (typeof result === "number") return context.newNumber(result);
			if (typeof result === "string") return context.newString(result);
			return result instanceof Uint8Array ? bytesInto(context, result) : context.undefined;
		});
		context.setProp(record, name, method);
		method.dispose();
	}
	context.setProp(context.global, "__annex", record);
	record.dispose();
}

function valueFrom(context: QuickJSContext, handle: QuickJSHandle): unknown {
	switch (context.typeof(handle)) {
		case "number":
			return context.getNumber(handle);
		case "string":
			return context.getString(handle);
		case "boolean":
			return context.sameValue(handle, context.true);
		case "object":
			return bytesFrom(context, handle);
		default:
			return undefined;
	}
}

/** The name of a linked module is its place in the package; it ends with a comment that says it. */
function nameOf(module: LinkedModule | undefined): string {
	return /sourceURL=(\S+)/.exec(String(module?.at(-1)))?.[1] ?? "annex:absent";
}

function textOf(module: LinkedModule | undefined): string | { error: Error } {
	if (module === undefined) return { error: new Error("There is no such module.") };
	return module.map((piece) => (typeof piece === "number" ? `annex:${piece}` : piece)).join("");
}
