import type { LinkedProgram } from "@annex/sandbox";
import type { Natives, Outside, Realm } from "@annex/sandbox/realm";
import ivm from "isolated-vm";

export interface IsolateRealm {
	run(program: LinkedProgram): void;
	receive(message: unknown): void;
	/** Processor time of the guest so far. Asks nothing of the isolate itself, which a spinning guest would never answer. */
	cpuMs(): number;
}

const HANDLE = "annex:handle";
const LOADER = "annex:loader";

/**
 * One isolate with one context and the guest's runtime in it. No `Reference`, `ExternalCopy` or module object of
 * isolated-vm ever enters the context: guest code meets functions that copy what they are given, and nothing else.
 */
export async function bootIsolate(
	{ runtime, memoryMB }: { runtime: string; memoryMB: number },
	outside: Outside,
): Promise<IsolateRealm> {
	const isolate = new ivm.Isolate({ memoryLimit: memoryMB, onCatastrophicError: () => process.abort() });
	const context = await isolate.createContext();
	const timers = new Map<number, NodeJS.Timeout>();
	const began = performance.now();
	const encoder = new TextEncoder();
	let modules: ivm.Module[] = [];

	const natives: Natives = {
		now: () => Math.floor(performance.now() - began),
		setTimer: (id, ms) => {
			timers.set(
				id,
				setTimeout(() => {
					timers.delete(id);
					enter("fire", id);
				}, ms),
			);
		},
		clearTimer: (id) => {
			clearTimeout(timers.get(id));
			timers.delete(id);
		},
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
		encodeUtf8: (text) => encoder.encode(text),
		decode: (bytes, label, fatal, ignoreBOM) => {
			try {
				return new TextDecoder(label, { fatal, ignoreBOM }).decode(bytes);
			} catch {
				return undefined;
			}
		},
		packs: false,
		post: outside.post,
		load: (index) => void load(index),
		started: outside.started,
		crashed: outside.crashed,
	};
	await lend(context, natives);
	await context.eval(runtime, { filename: "annex:runtime" });
	const handle = await context.eval("globalThis.__annex", { reference: true });
	const [receive, fire, failed, rejected] = await Promise.all(
		(["receive", "fire", "failed", "rejected"] as const).map((name) => handle.get(name, { reference: true })),
	);
	const entries = { receive, fire, rejected } as unknown as Record<string, ivm.Reference>;

	const handleModule = await isolate.compileModule(
		"const realm = globalThis.__annex; delete globalThis.__annex; export const { entered, load } = realm;",
		{ filename: HANDLE },
	);
	await handleModule.instantiate(context, refuse);
	await handleModule.evaluate();

	/** Calls into the realm; whatever comes back as an error is a promise that nobody listens to, or the end. */
	function enter(name: keyof Pick<Realm, "receive" | "fire" | "rejected">, value: unknown): void {
		entries[name]?.apply(undefined, [value], { arguments: { copy: true } }).catch((thrown: unknown) => {
			if (isolate.isDisposed) outside.overMemory();
			else if (name === "rejected") outside.crashed(String(thrown));
			else enter("rejected", thrown);
		});
	}

	async function load(index: number): Promise<void> {
		try {
			const entry = await isolate.compileModule(
				`import * as namespace from "annex:${index}"; import { entered } from "${HANDLE}"; entered(${index}, namespace);`,
				{ filename: "annex:entry" },
			);
			await entry.instantiate(context, resolve);
			await entry.evaluate();
		} catch (thrown) {
			if (isolate.isDisposed) outside.overMemory();
			else await failed?.apply(undefined, [index, thrown], { arguments: { copy: true } });
		}
	}

	function resolve(specifier: string): ivm.Module {
		if (specifier === HANDLE || specifier === LOADER) return handleModule;
		return modules[Number(specifier.slice("annex:".length))] ?? refuse();
	}

	return {
		async run(program) {
			try {
				modules = await Promise.all(
					program.map((pieces) => isolate.compileModule(textOf(pieces), { filename: "ext:" })),
				);
				for (const module of modules) await module.instantiate(context, resolve);
			} catch (thrown) {
				return outside.crashed(String(thrown));
			}
			await load(program.length - 1);
		},
		receive: (message) => enter("receive", message),
		cpuMs: () => Number(isolate.cpuTime / 1_000_000n),
	};
}

/** Puts the natives where the runtime takes them from; each crosses as a function that copies what it is given. */
async function lend(context: ivm.Context, natives: Natives): Promise<void> {
	const { packs, ...functions } = natives;
	const names = Object.keys(functions) as (keyof typeof functions)[];
	const silent = new Set<keyof Natives>(["setTimer", "clearTimer", "post", "load", "started", "crashed"]);
	const callbacks = names.map(
		(name) => new ivm.Callback(functions[name], silent.has(name) ? { ignored: true } : { sync: true }),
	);
	const members = names.map((name, index) => `${name}: $${index}`).join(", ");
	await context.evalClosure(`globalThis.__annex = { packs: ${packs}, ${members} };`, callbacks);
}

function textOf(pieces: readonly (string | number)[]): string {
	return pieces.map((piece) => (typeof piece === "number" ? `annex:${piece}` : piece)).join("");
}

function refuse(): never {
	throw new Error("There is no such module.");
}
