import { answer, callerOf, type GuestChannel } from "../guest-channel.ts";
import type { lifecycle } from "./contract.ts";

/** What the host says when it starts an extension. */
export interface Activation {
	readonly extension: { readonly id: string; readonly version: string };
	readonly platformVersion: string;
	readonly activatedBy: string;
	readonly appEvents: readonly string[];
	/** The extension's own events that the manifest declares for others. */
	readonly sharedEvents: readonly string[];
}

/** The realm's parts that carry words and accidents out of a running extension. */
export interface GuestRealm {
	readonly console: Record<"debug" | "info" | "log" | "warn" | "error", (...words: unknown[]) => void>;
	addEventListener(type: "error" | "unhandledrejection", listener: (event: UncaughtEvent) => void): void;
}

/** The parts of an ErrorEvent or PromiseRejectionEvent that say what happened. */
export interface UncaughtEvent {
	readonly error?: unknown;
	readonly message?: unknown;
	readonly reason?: unknown;
	preventDefault?(): void;
}

/** The guest half of `lifecycle`: answers the host, and carries console lines and errors to it. */
export function lifecycleGuest(
	channel: GuestChannel,
	realm: GuestRealm,
	handlers: { activate(activation: Activation): Promise<void>; deactivate(): Promise<void> },
) {
	const call = callerOf<typeof lifecycle>(channel, "lifecycle");
	// Words lost to a rate or to a closed channel are lost; saying so would take words too.
	const ignore = () => {};

	function log(level: "debug" | "info" | "warn" | "error", words: readonly unknown[]): void {
		call("log", { level, message: clip(words.map(describe).join(" "), 2_000) }).catch(ignore);
	}

	function reportError(kind: "activation" | "uncaught", thrown: unknown): void {
		const stack = thrown instanceof Error ? ownFrames(String(thrown.stack ?? "")) : "";
		call("reportError", { kind, message: clip(describe(thrown), 2_000), stack: clip(stack, 8_000) }).catch(ignore);
	}

	const { error: printError } = realm.console;
	for (const [name, level] of [
		["debug", "debug"],
		["info", "info"],
		["log", "info"],
		["warn", "warn"],
		["error", "error"],
	] as const) {
		const original = realm.console[name];
		realm.console[name] = (...words) => {
			original.apply(realm.console, words);
			log(level, words);
		};
	}
	function uncaught(event: UncaughtEvent): void {
		// Otherwise the worker would count as crashed. One faulty callback is no reason to end an extension.
		event.preventDefault?.();
		const thrown = event.reason ?? event.error ?? event.message;
		printError.call(realm.console, thrown);
		reportError("uncaught", thrown);
	}
	realm.addEventListener("error", uncaught);
	realm.addEventListener("unhandledrejection", uncaught);

	answer<typeof lifecycle>(channel, "lifecycle", {
		async activate(activation) {
			try {
				await handlers.activate(activation);
			} catch (thrown) {
				reportError("activation", thrown);
				throw thrown;
			}
			return null;
		},
		async deactivate() {
			await handlers.deactivate();
			return null;
		},
	});

	return { log, reportError };
}

function describe(value: unknown): string {
	try {
		if (typeof value === "string") return value;
		if (value instanceof Error) return `${value.name}: ${value.message}`;
		if (typeof value === "object" && value !== null) return JSON.stringify(value) ?? String(value);
		return String(value);
	} catch {
		return "[something that cannot be described]";
	}
}

function clip(text: string, max: number): string {
	return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

/** Without the runtime's own frames, which mean nothing to an author: the worker runs it from a blob. */
function ownFrames(stack: string): string {
	return stack
		.split("\n")
		.filter((line) => !line.includes("blob:"))
		.join("\n");
}
