import type { AnnexError } from "@annex/errors";
import { type Channel, openChannel } from "@annex/rpc";
import type { Program, Sandbox, SandboxEngine } from "./engine.ts";
import { errors } from "./errors.ts";

/**
 * What every engine promises, as programs to run. The suite knows no test runner, because it runs where the engine
 * does (in a page for `worker`): each promise resolves when it holds and rejects with the reason when it does not.
 *
 * The guest runtime that goes with it answers `program.<name>` with the main module's exported functions.
 */
export interface Promised {
	readonly promise: string;
	keep(kit: ConformanceKit): Promise<void>;
}

export interface ConformanceKit {
	readonly engine: SandboxEngine;
}

export const conformance: readonly Promised[] = [
	promised("runs a program and answers its host", async (kit) => {
		const guest = await begin(kit, { "main.js": "export const add = ([a, b]) => a + b;" });
		equal(await guest.call("add", [20, 22]), 42);
		guest.end();
	}),
	promised("links files by relative path, each evaluated once", async (kit) => {
		const guest = await begin(kit, {
			"src/main.js": `import { count } from "../lib/count.js"; import { twice } from "./twice.js";
				export { count } from "../lib/count.js"; export const answer = async () =>
				[count(), twice(), (await import('../lib/count.js')).count()];`,
			"src/twice.js": `import { count } from "../lib/count.js"; export const twice = () => { count(); return count(); };`,
			"lib/count.js": "let n = 0; export const count = () => ++n;",
		});
		equal(await guest.call("answer"), [1, 3, 4]);
		guest.end();
	}),
	promised("names the package's file in stack traces", async (kit) => {
		const guest = await begin(kit, { "main.js": "export const where = () => new Error('here').stack;" });
		matches(await guest.call("where"), /ext:\/\/conformance\.test\/main\.js:1:/);
		guest.end();
	}),
	promised("runs nothing when the bytes are not those that were reviewed", async (kit) => {
		const program = await programOf({ "main.js": `import "./side.js";`, "side.js": `throw new Error("ran");` });
		const files = program.files.map((file) => ({ ...file, sha256: "0".repeat(64) }));
		equal(await codeOf(kit.engine.start({ ...program, files })), "program_digest_mismatch");
	}),
	promised("refuses what it cannot link, naming the file", async (kit) => {
		for (const specifier of ["react", "/main.js", "https://example.com/x.js", "../outside.js", "./absent.js"]) {
			const program = await programOf({ "main.js": `import ${JSON.stringify(specifier)};` });
			equal(await codeOf(kit.engine.start(program)), "program_unlinkable");
		}
	}),
	promised("reports a module that throws as program_failed, with its message and place", async (kit) => {
		const program = await programOf({ "main.js": `throw new TypeError("no luck");` });
		const error = await rejection(kit.engine.start(program));
		equal(error.code, "program_failed");
		matches(error.message, /TypeError: no luck \(ext:\/\/conformance\.test\/main\.js:1:\d+\)/);
	}),
	promised("gives up on a module that never finishes, spinning or waiting", async (kit) => {
		// Long enough for a busy machine to bring a shell up, which the deadline includes.
		const never = ["for (;;);", "await new Promise(() => {});"].map(async (main) =>
			codeOf(kit.engine.start(await programOf({ "main.js": main }), { deadlineMs: 3_000 })),
		);
		equal(await Promise.all(never), ["extension_unresponsive", "extension_unresponsive"]);
	}),
	promised("stops a start that is cancelled", async (kit) => {
		const abort = new AbortController();
		const starting = codeOf(kit.engine.start(await programOf({ "main.js": "for (;;);" }), { signal: abort.signal }));
		abort.abort();
		equal(await starting, "cancelled");
	}),
	promised("ends a spinning program at once, while its neighbour goes on", async (kit) => {
		const good = await begin(kit, { "main.js": "export const add = ([a, b]) => a + b;" });
		const spinning = await begin(kit, { "main.js": "export const spin = () => { for (;;); };" });
		const spun = rejection(spinning.call("spin"));
		equal(await good.call("add", [1, 1]), 2);
		const before = performance.now();
		spinning.end();
		equal((await spinning.sandbox.exited).cause, "terminated");
		below(performance.now() - before, 500);
		equal((await spun).code, "extension_closed");
		equal(await good.call("add", [2, 2]), 4);
		good.end();
	}),
	promised("reports a program that throws later as crashed, with its message", async (kit) => {
		const guest = await begin(kit, {
			"main.js": `export const crash = () => { setTimeout(() => { throw new Error("later"); }, 0); };`,
		});
		// Its answer and the report of the crash come by different ways; either may be first.
		guest.call("crash").catch(() => {});
		const { cause, error } = await guest.sandbox.exited;
		equal([cause, error.code], ["crashed", "extension_crashed"]);
		matches(error.message, /later/);
	}),
	promised("settles exited with the reason it was ended for, once", async (kit) => {
		const guest = await begin(kit, { "main.js": "" });
		guest.end();
		guest.end();
		equal((await guest.sandbox.exited).error.code, "extension_closed");
	}),
	promised("leaves no ambient power within reach", async (kit) => {
		const names = [
			"fetch XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport Worker SharedWorker importScripts",
			"BroadcastChannel indexedDB caches Notification FontFace fonts Request RTCPeerConnection close postMessage",
			"location origin name ServiceWorkerRegistration OffscreenCanvas StorageManager FileReaderSync",
		];
		const guest = await begin(kit, {
			"main.js": `const names = ${JSON.stringify(names.join(" ").split(" "))};
				const owners = [];
				for (let o = globalThis; o; o = Object.getPrototypeOf(o)) owners.push(o);
				export const left = () => names.filter((name) => owners.some((o) => name in o && o !== Object.prototype));
				export const navigator = () => [
					...Object.keys(globalThis.navigator),
					owners.filter((o) => Object.hasOwn(o, "navigator")).length,
				];
				export const blobUrls = () => typeof URL.createObjectURL;`,
		});
		equal(await guest.call("left"), []);
		equal(await guest.call("navigator"), ["userAgent", "language", "languages", 1]);
		equal(await guest.call("blobUrls"), "undefined");
		guest.end();
	}),
	promised("offers the web's basics", async (kit) => {
		const guest = await begin(kit, {
			"main.js": `const bytes = new TextEncoder().encode("über");
				export const basics = async () => [
					[...bytes], new TextDecoder().decode(bytes), new URL("../b?c=d e", "https://a.example/x/y").href,
					new URLSearchParams("a=1&a=2").getAll("a"), structuredClone({ a: [new Date(0)] }).a[0].getTime(), atob(btoa("hi")),
					await new Promise((resolve) => setTimeout(resolve, 1, "later")), typeof performance.now(),
					crypto.getRandomValues(new Uint8Array(4)).length,
				];
				export const aborts = () => {
					const controller = new AbortController(), heard = [];
					controller.signal.addEventListener("abort", () => heard.push(controller.signal.reason));
					controller.abort("why");
					return [heard, controller.signal.aborted];
				};
				export const cleared = () => new Promise((resolve) => {
					clearTimeout(setTimeout(resolve, 0, "fired")); setTimeout(resolve, 20, "cleared");
				});`,
		});
		equal(await guest.call("basics"), [
			[195, 188, 98, 101, 114],
			"über",
			"https://a.example/b?c=d%20e",
			["1", "2"],
			0,
			"hi",
			"later",
			"number",
			4,
		]);
		equal(await guest.call("aborts"), [["why"], true]);
		equal(await guest.call("cleared"), "cleared");
		guest.end();
	}),
	promised("makes no code from text", async (kit) => {
		const guest = await begin(kit, {
			"main.js": `const fails = async (run) => { try { await run(); return false; } catch (e) { return e.name; } };
				export const tries = () => Promise.all([
					() => eval("1"), () => new Function("return 1")(), () => (async () => {}).constructor("return 1")(),
					() => (function* () {}).constructor("yield 1")().next(),
				].map(fails));
				export const timer = () => new Promise((resolve) => {
					globalThis.ran = false; setTimeout("globalThis.ran = true", 0); setTimeout(() => resolve(globalThis.ran), 20);
				});`,
		});
		equal(await guest.call("tries"), ["EvalError", "EvalError", "EvalError", "EvalError"]);
		equal(await guest.call("timer"), false);
		guest.end();
	}),
	promised("keeps the port out of a guest's hands, whatever it patches", async (kit) => {
		const guest = await begin(kit, {
			"main.js": `const stolen = [];
				for (const name of ["postMessage", "close", "start"])
					(globalThis.MessagePort ?? function () {}).prototype[name] = function () { stolen.push(name); };
				for (const name of ["data", "ports", "source"])
					Object.defineProperty((globalThis.MessageEvent ?? function () {}).prototype, name, { get() { stolen.push(name); } });
				for (const name of ["target", "currentTarget", "srcElement"])
					Object.defineProperty(Event.prototype, name, { get() { stolen.push(name); } });
				EventTarget.prototype.addEventListener = function () { stolen.push("listen"); };
				Function.prototype.call = Function.prototype.apply = Function.prototype.bind = function () { stolen.push("call"); };
				Reflect.apply = () => { stolen.push("apply"); };
				export const loot = () => stolen;`,
		});
		equal(await guest.call("loot"), []);
		guest.end();
	}),
	promised("starts from warm shells as from cold ones", async (kit) => {
		kit.engine.warm(2);
		for (let n = 0; n < 4; n++) {
			const guest = await begin(kit, { "main.js": `export const n = () => ${n};` });
			equal(await guest.call("n"), n);
			guest.end();
		}
		kit.engine.warm(0);
	}),
];

function promised(promise: string, keep: Promised["keep"]): Promised {
	return { promise, keep };
}

/** Makes a program of sources by path; the first is the main module. */
export async function programOf(sources: Readonly<Record<string, string>>): Promise<Program> {
	const files = await Promise.all(
		Object.entries(sources).map(async ([path, text]) => {
			const source = new TextEncoder().encode(text);
			const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", source));
			return { path, source, sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") };
		}),
	);
	return { label: "conformance.test", main: files[0]?.path ?? "", files };
}

interface Guest {
	readonly sandbox: Sandbox;
	readonly channel: Channel;
	call(name: string, input?: unknown): Promise<unknown>;
	end(): void;
}

async function begin({ engine }: ConformanceKit, sources: Readonly<Record<string, string>>): Promise<Guest> {
	const sandbox = await engine.start(await programOf(sources));
	const channel = openChannel({ port: sandbox.port, side: "host" });
	sandbox.exited.then(({ error }) => channel.close(error));
	return {
		sandbox,
		channel,
		call: (name, input) => channel.call(`program.${name}`, input),
		end: () => sandbox.terminate(errors.extension_closed()),
	};
}

async function rejection(promise: Promise<unknown>): Promise<AnnexError> {
	try {
		await promise;
	} catch (thrown) {
		return thrown as AnnexError;
	}
	throw new Error("It was to fail, and did not.");
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
	return (await rejection(promise)).code;
}

function equal(actual: unknown, expected: unknown): void {
	const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
	if (left !== right) throw new Error(`Expected ${right}, got ${left}.`);
}

function matches(actual: unknown, pattern: RegExp): void {
	if (!pattern.test(String(actual))) throw new Error(`Expected ${pattern}, got ${JSON.stringify(actual)}.`);
}

function below(actual: number, limit: number): void {
	if (!(actual < limit)) throw new Error(`Expected less than ${limit}, got ${actual}.`);
}
