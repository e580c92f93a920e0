import { setImmediate } from "node:timers/promises";
import { AnnexError } from "@annex/errors";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { CallRecord, Channel, ChannelOptions, PortLike } from "./channel.ts";
import { call, contract, event } from "./contract.ts";
import { openChannel } from "./open-channel.ts";
import { handClock } from "./testing.ts";

const text = contract("text", {
	calls: {
		upper: call({ in: z.string(), out: z.string(), doc: "Upper case." }),
		slow: call({ in: z.undefined(), out: z.undefined(), doc: "Never answers." }),
		patient: call({ in: z.undefined(), out: z.undefined(), deadlineMs: 0, doc: "Waits for a person." }),
		often: call({ in: z.undefined(), out: z.undefined(), rate: { perSecond: 10, burst: 2 }, doc: "Rated." }),
	},
	callbacks: {
		double: call({ in: z.number(), out: z.number(), doc: "Twice the number." }),
	},
	events: { changed: event({ payload: z.number(), doc: "A number changed." }) },
});

const ports: MessagePort[] = [];
afterEach(() => {
	for (const port of ports.splice(0)) port.close();
});

function pair(host: Partial<ChannelOptions> = {}, guest: Partial<ChannelOptions> = {}) {
	const { port1, port2 } = new MessageChannel();
	ports.push(port1, port2);
	return {
		host: openChannel({ port: port1 as PortLike, side: "host", ...host }),
		guest: openChannel({ port: port2 as PortLike, side: "guest", ...guest }),
	};
}

function serveText(host: Channel, signals: AbortSignal[] = []) {
	const never = (_: undefined, { signal }: { signal: AbortSignal }) => {
		signals.push(signal);
		return new Promise<undefined>(() => {});
	};
	host.serve(text, { upper: (s) => s.toUpperCase(), slow: never, patient: never, often: () => undefined });
}

const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => "ok",
		(error: AnnexError) => error.code,
	);

const closing = () => new AnnexError({ code: "extension_closed", message: "Closed." });

/** Lets every message that is under way arrive, and what it causes. */
async function quiet() {
	for (let turn = 0; turn < 30; turn++) await setImmediate();
}

describe("calls", () => {
	test("cross in both directions", async () => {
		const { host, guest } = pair();
		serveText(host);
		guest.answer("text", { double: (n: number) => n * 2 });
		expect(await guest.call("text.upper", "abc")).toBe("ABC");
		expect(await host.client("text", text.callbacks).double(21)).toBe(42);
	});

	test("more than the window wait their turn and all succeed", async () => {
		const { host, guest } = pair({ limits: { window: 8 } });
		serveText(host);
		const all = await Promise.all(Array.from({ length: 1_000 }, (_, i) => guest.call("text.upper", `n${i}`)));
		expect(all).toEqual(Array.from({ length: 1_000 }, (_, i) => `N${i}`));
	});

	test("go on with the few credits that are left when most are held by calls that wait", async () => {
		const { host, guest } = pair({ limits: { window: 8 } });
		serveText(host);
		const abort = new AbortController();
		const waiting = Array.from({ length: 7 }, () =>
			codeOf(guest.call("text.patient", undefined, { signal: abort.signal })),
		);
		for (let n = 0; n < 20; n++) expect(await guest.call("text.upper", "a")).toBe("A");
		abort.abort();
		expect(new Set(await Promise.all(waiting))).toEqual(new Set(["cancelled"]));
	});

	test("refill no faster than the pace", async () => {
		const clock = handClock();
		const { host, guest } = pair({ clock, limits: { window: 8, creditsPerSecond: 8 } });
		serveText(host);
		let done = 0;
		const all = Array.from({ length: 24 }, () => guest.call("text.upper", "x").then(() => done++));
		await quiet();
		expect(done).toBe(16);
		clock.advance(1_100);
		await Promise.all(all);
	});

	test("to a method that nobody serves reject with method_unknown", async () => {
		const { guest } = pair();
		expect(await codeOf(guest.call("text.upper", "abc"))).toBe("method_unknown");
	});

	test("with arguments that do not fit the schema reject and never reach the handler", async () => {
		const { host, guest } = pair();
		serveText(host);
		await expect(guest.call("text.upper", 7)).rejects.toMatchObject({ code: "arguments_invalid" });
	});

	test("that cannot be cloned reject at their caller", async () => {
		const { guest } = pair();
		expect(await codeOf(guest.call("text.upper", () => {}))).toBe("arguments_invalid");
	});

	test("with an answer that does not fit the schema reject with result_invalid", async () => {
		const { host, guest } = pair();
		guest.answer("text", { double: () => "many" });
		expect(await codeOf(host.client("text", text.callbacks).double(1))).toBe("result_invalid");
	});

	test("carry errors across as code and sentence", async () => {
		const { host, guest } = pair();
		guest.answer("text", {
			double: () => {
				throw new AnnexError({ code: "quota_exceeded", message: "Full." });
			},
		});
		await expect(host.client("text", text.callbacks).double(1)).rejects.toMatchObject({
			code: "quota_exceeded",
			message: "Full.",
		});
	});

	test("of a failing host say nothing of its inside, and tell the host", async () => {
		const faults: unknown[] = [];
		const { host, guest } = pair({ onFault: (thrown) => faults.push(thrown) });
		const fault = new Error("secret path /home/x");
		host.serve(text, {
			upper: () => {
				throw fault;
			},
			slow: () => undefined,
			patient: () => undefined,
			often: () => undefined,
		});
		await expect(guest.call("text.upper", "a")).rejects.toMatchObject({
			code: "internal_error",
			message: expect.not.stringContaining("secret"),
		});
		expect(faults).toEqual([fault]);
	});

	test("above a method's rate reject with rate_limited until time has passed", async () => {
		const clock = handClock();
		const { host, guest } = pair({ clock });
		serveText(host);
		const codes = () => Promise.all([1, 2, 3].map(() => codeOf(guest.call("text.often", undefined))));
		expect(await codes()).toEqual(["ok", "ok", "rate_limited"]);
		clock.advance(100);
		expect(await codes()).toEqual(["ok", "rate_limited", "rate_limited"]);
	});

	test("ask the gate each time, at that moment", async () => {
		let open = true;
		const gate = () => {
			if (!open) throw new AnnexError({ code: "permission_denied", message: "No." });
		};
		const { host, guest } = pair({ gate });
		serveText(host);
		expect(await codeOf(guest.call("text.upper", "a"))).toBe("ok");
		open = false;
		expect(await codeOf(guest.call("text.upper", "a"))).toBe("permission_denied");
	});

	test("are recorded with direction and outcome", async () => {
		const records: CallRecord[] = [];
		const { host, guest } = pair({ onCall: (record) => records.push(record) });
		serveText(host);
		guest.answer("text", { double: (n: number) => n * 2 });
		await guest.call("text.upper", "a");
		await codeOf(guest.call("text.upper", 1));
		await host.client("text", text.callbacks).double(1);
		expect(records.map(({ method, direction, outcome, code }) => [method, direction, outcome, code])).toEqual([
			["text.upper", "in", "ok", undefined],
			["text.upper", "in", "refused", "arguments_invalid"],
			["text.double", "out", "ok", undefined],
		]);
	});
});

describe("deadlines and cancellation", () => {
	test("the host gives a slow handler five seconds, then aborts it", async () => {
		const clock = handClock();
		const signals: AbortSignal[] = [];
		const { host, guest } = pair({ clock });
		serveText(host, signals);
		const code = codeOf(guest.call("text.slow", undefined));
		await quiet();
		clock.advance(4_999);
		expect(signals[0]?.aborted).toBe(false);
		clock.advance(1);
		expect(await code).toBe("deadline_exceeded");
		expect(signals[0]?.aborted).toBe(true);
	});

	test("a call that waits for a person has no deadline", async () => {
		const clock = handClock();
		const { host, guest } = pair({ clock });
		serveText(host);
		const code = codeOf(guest.call("text.patient", undefined));
		await quiet();
		expect(clock.waiting).toBe(0);
		host.close(closing());
		expect(await code).toBe("extension_closed");
	});

	test("the host gives a slow guest five seconds and ignores its late answer", async () => {
		const clock = handClock();
		const { host, guest } = pair({ clock });
		const { promise, resolve } = Promise.withResolvers<number>();
		guest.answer("text", { double: () => promise });
		const code = codeOf(host.client("text", text.callbacks).double(1));
		await quiet();
		clock.advance(5_000);
		expect(await code).toBe("deadline_exceeded");
		resolve(2);
		await quiet();
		expect(await codeOf(host.ping())).toBe("ok");
	});

	test("a guest that cancels aborts the handler on the host", async () => {
		const signals: AbortSignal[] = [];
		const { host, guest } = pair();
		serveText(host, signals);
		const abort = new AbortController();
		const code = codeOf(guest.call("text.slow", undefined, { signal: abort.signal }));
		await quiet();
		abort.abort();
		expect(await code).toBe("cancelled");
		await quiet();
		expect(signals[0]?.aborted).toBe(true);
	});

	test("a host that cancels aborts the handler in the guest", async () => {
		const { host, guest } = pair();
		let seen: AbortSignal | undefined;
		guest.answer("text", {
			double: (_: number, { signal }: { signal: AbortSignal }) => {
				seen = signal;
				return new Promise(() => {});
			},
		});
		const abort = new AbortController();
		const code = codeOf(host.client("text", text.callbacks).double(1, { signal: abort.signal }));
		await quiet();
		abort.abort();
		expect(await code).toBe("cancelled");
		await quiet();
		expect(seen?.aborted).toBe(true);
	});

	test("a call cancelled before it starts is never sent", async () => {
		const { host, guest } = pair();
		serveText(host);
		expect(await codeOf(guest.call("text.upper", "a", { signal: AbortSignal.abort() }))).toBe("cancelled");
	});
});

describe("events", () => {
	test("reach every listener until it stops listening", async () => {
		const { host, guest } = pair();
		const heard: unknown[] = [];
		const stop = guest.on("text.changed", (payload) => heard.push(payload));
		host.emit("text.changed", text.events.changed, 1);
		await quiet();
		stop();
		host.emit("text.changed", text.events.changed, 2);
		await quiet();
		expect(heard).toEqual([1]);
	});

	test("drop the oldest when the guest is out of credits, and count them", async () => {
		const { host, guest } = pair({ limits: { queuedEvents: 3 } }, { limits: { window: 2 } });
		const heard: unknown[] = [];
		guest.on("text.changed", (payload) => heard.push(payload));
		for (let n = 1; n <= 10; n++) host.emit("text.changed", text.events.changed, n);
		await quiet();
		expect(heard).toEqual([8, 9, 10]);
		expect(host.droppedEvents).toBe(7);
	});
});

describe("closing", () => {
	test("rejects what is pending on both sides and aborts what runs", async () => {
		const signals: AbortSignal[] = [];
		const { host, guest } = pair();
		serveText(host, signals);
		guest.answer("text", { double: () => new Promise(() => {}) });
		const codes = [codeOf(guest.call("text.slow", undefined)), codeOf(host.client("text", text.callbacks).double(1))];
		await quiet();
		host.close(closing());
		expect(await Promise.all(codes)).toEqual(["extension_closed", "extension_closed"]);
		expect(signals[0]?.aborted).toBe(true);
		expect((await guest.closed).code).toBe("extension_closed");
		expect(await codeOf(host.call("text.double", 1))).toBe("extension_closed");
		expect(await codeOf(host.ping())).toBe("extension_closed");
	});

	test("leaves no timer behind", async () => {
		const clock = handClock();
		const { host, guest } = pair({ clock });
		serveText(host);
		const codes = [codeOf(guest.call("text.slow", undefined)), codeOf(host.call("text.double", 1))];
		await quiet();
		host.close(closing());
		await Promise.all(codes);
		expect(clock.waiting).toBe(0);
	});

	test("between versions that do not fit names both", async () => {
		const { port1, port2 } = new MessageChannel();
		ports.push(port1, port2);
		const host = openChannel({ port: port1 as PortLike, side: "host" });
		port2.postMessage([0, 2, 64, "something newer"]);
		expect(await host.closed).toMatchObject({
			code: "protocol_incompatible",
			message: "The other side speaks version 2 of the extension protocol, this side version 1.",
		});
	});
});

test("each half refuses what belongs to the other", () => {
	const { host, guest } = pair();
	expect(() => guest.serve(text, {} as never)).toThrow(TypeError);
	expect(() => host.answer("text", {})).toThrow(TypeError);
	expect(() => host.on("x", () => {})).toThrow(TypeError);
	expect(() => guest.emit("x", text.events.changed, 1)).toThrow(TypeError);
	expect(() => guest.ping()).toThrow(TypeError);
	serveText(host);
	expect(() => serveText(host)).toThrow("served already");
});
