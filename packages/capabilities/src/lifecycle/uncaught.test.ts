import { expect, test } from "vitest";
import type { GuestChannel } from "../guest-channel.ts";
import { lifecycleGuest, type UncaughtEvent } from "./guest.ts";

function openGuest() {
	const calls: { method: string; input: unknown }[] = [];
	const printed: unknown[] = [];
	const listeners = new Map<string, (event: UncaughtEvent) => void>();
	const print = (...words: unknown[]) => printed.push(...words);
	const channel: GuestChannel = {
		async call(method, input) {
			calls.push({ method, input });
		},
		on: () => () => {},
		answer() {},
	};
	const console = { debug: print, info: print, log: print, warn: print, error: print };
	lifecycleGuest(
		channel,
		{ console, addEventListener: (type, listener) => listeners.set(type, listener) },
		{ activate: async () => {}, deactivate: async () => {} },
	);
	return { calls, printed, console, listeners };
}

test("an uncaught error is printed and reported, and does not reach the worker's owner as a crash", () => {
	const { calls, printed, listeners } = openGuest();
	let prevented = false;
	const error = new Error("later");
	error.stack = "Error: later\n    at main (ext://acme.a@1.0.0/main.js:1:2)\n    at x (blob:null/5d:1:2)";
	listeners.get("error")?.({
		error,
		preventDefault() {
			prevented = true;
		},
	});
	expect(prevented).toBe(true);
	expect(printed).toEqual([error]);
	expect(calls).toEqual([
		{
			method: "lifecycle.reportError",
			input: {
				kind: "uncaught",
				message: "Error: later",
				stack: "Error: later\n    at main (ext://acme.a@1.0.0/main.js:1:2)",
			},
		},
	]);
});

test("a rejection that nobody handled is reported, whatever it was rejected with", () => {
	const { calls, listeners } = openGuest();
	listeners.get("unhandledrejection")?.({ reason: "just text" });
	expect(calls[0]?.input).toEqual({ kind: "uncaught", message: "just text", stack: "" });
});

test("a console line is printed as ever and forwarded as text, clipped to its limit", () => {
	const { calls, printed, console } = openGuest();
	console.warn("count", { n: 1 }, "x".repeat(3_000));
	expect(printed[0]).toBe("count");
	const [line] = calls.map(({ input }) => input as { level: string; message: string });
	expect(line?.level).toBe("warn");
	expect(line?.message.startsWith('count {"n":1} xxx')).toBe(true);
	expect(line?.message).toHaveLength(2_000);
});
