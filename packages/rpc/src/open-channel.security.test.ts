import { setImmediate } from "node:timers/promises";
import { AnnexError } from "@annex/errors";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Channel, ChannelLimits, PortLike } from "./channel.ts";
import { call, contract } from "./contract.ts";
import { openChannel } from "./open-channel.ts";
import { Kind } from "./wire.ts";

const vault = contract("vault", {
	calls: {
		open: call({ in: z.unknown(), out: z.unknown(), permission: "vault", doc: "Opens." }),
		wait: call({ in: z.undefined(), out: z.undefined(), deadlineMs: 0, doc: "Waits." }),
	},
	callbacks: { ask: call({ in: z.undefined(), out: z.string().max(10), doc: "Asks." }) },
});

const ports: MessagePort[] = [];
afterEach(() => {
	for (const port of ports.splice(0)) port.close();
});

/** A host, and a guest that speaks the wire by hand and says what it likes. */
function attack(limits: Partial<ChannelLimits> = {}) {
	const { port1, port2 } = new MessageChannel();
	ports.push(port1, port2);
	let opened = 0;
	let ended: AnnexError | undefined;
	const host = openChannel({ port: port1 as PortLike, side: "host", limits });
	host.serve(vault, {
		open: (input) => {
			opened += 1;
			return input;
		},
		// Settles only once nobody wants it any more.
		wait: (_, { signal }) =>
			new Promise<undefined>((resolve) => signal.addEventListener("abort", () => resolve(undefined))),
	});
	host.closed.then((reason) => {
		ended = reason;
	});
	const heard: unknown[][] = [];
	port2.onmessage = ({ data }: MessageEvent<unknown[]>) => heard.push(data);
	return {
		host,
		heard,
		get opened() {
			return opened;
		},
		get ended() {
			return ended;
		},
		hello: () => port2.postMessage([Kind.hello, 1, 256]),
		send: (...frames: unknown[]) => {
			for (const frame of frames) port2.postMessage(frame);
		},
		port: port2,
		answers: () => heard.filter(([kind]) => kind === Kind.ok || kind === Kind.err),
	};
}

async function quiet() {
	for (let turn = 0; turn < 30; turn++) await setImmediate();
}

const ask = (host: Channel) => {
	const outcome = host.client("vault", vault.callbacks).ask(undefined);
	return outcome.then(
		(value) => value,
		(error: AnnexError) => error.code,
	);
};

describe("a guest that breaks the protocol is cut off when it", () => {
	const breaches: Record<string, unknown[]> = {
		"sends what is no frame": ["hello"],
		"sends null": [null],
		"sends an object made to look like a frame": [{ 0: 1, 1: 1, 2: "vault.open", 3: null, length: 4 }],
		"sends a frame with a surplus element": [[Kind.call, 1, "vault.open", null, null]],
		"says hello twice": [[Kind.hello, 1, 256]],
		"calls with an id of zero": [[Kind.call, 0, "vault.open", null]],
		"uses an id twice": [
			[Kind.call, 5, "vault.open", null],
			[Kind.call, 5, "vault.open", null],
		],
		"goes back in its ids": [
			[Kind.call, 5, "vault.open", null],
			[Kind.call, 4, "vault.open", null],
		],
		"answers a call that nobody made": [[Kind.ok, 1, "forged"]],
		"fails a call that nobody made": [[Kind.err, 77, "x", "forged"]],
		"cancels a call that it never made": [[Kind.cancel, 1]],
		"cancels a call twice": [
			[Kind.call, 1, "vault.wait", undefined],
			[Kind.cancel, 1],
			[Kind.cancel, 1],
		],
		"gives back credits that nobody spent": [[Kind.ack, 1, 1]],
		"claims credits that it was never given": [[Kind.took, 1]],
		"answers a ping that nobody sent": [[Kind.pong, 1]],
		"sends a ping": [[Kind.ping, 1]],
		"sends an event": [[Kind.event, "vault.changed", null]],
	};
	for (const [how, frames] of Object.entries(breaches)) {
		test(how, async () => {
			const guest = attack();
			guest.hello();
			guest.send(...frames);
			await quiet();
			expect(guest.ended?.code).toBe("protocol_breached");
		});
	}

	test("speaks before it has said hello", async () => {
		const guest = attack();
		guest.send([Kind.call, 1, "vault.open", null]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
		expect(guest.opened).toBe(0);
	});

	test("smuggles a port in", async () => {
		const guest = attack();
		guest.hello();
		const smuggled = new MessageChannel();
		ports.push(smuggled.port1);
		guest.port.postMessage([Kind.call, 1, "vault.open", smuggled.port2], [smuggled.port2]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
		expect(guest.opened).toBe(0);
	});
});

describe("a flood", () => {
	test("of calls ends at the first one beyond the window, unread", async () => {
		const guest = attack({ window: 64 });
		guest.hello();
		for (let id = 1; id <= 10_000; id++) guest.send([Kind.call, id, "vault.open", id]);
		await quiet();
		expect(guest.ended).toMatchObject({
			code: "protocol_breached",
			message: expect.stringContaining("more than its credits allow"),
		});
		expect(guest.opened).toBe(64);
	});

	test("is not bought more room by guessing tokens", async () => {
		const guest = attack({ window: 64 });
		guest.hello();
		for (let id = 1; id <= 64; id++) guest.send([Kind.call, id, "vault.open", id]);
		guest.send([Kind.took, 1]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
	});

	test("of calls that never settle stops at the window", async () => {
		const guest = attack({ window: 8 });
		guest.hello();
		for (let id = 1; id <= 9; id++) guest.send([Kind.call, id, "vault.wait", undefined]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
	});

	test("of calls each cancelled at once stops at the window, too", async () => {
		const guest = attack({ window: 8 });
		guest.hello();
		for (let id = 1; id <= 1_000; id++) guest.send([Kind.call, id, "vault.wait", undefined], [Kind.cancel, id]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
	});

	test("of unknown methods stops at the window, too", async () => {
		const guest = attack({ window: 8 });
		guest.hello();
		for (let id = 1; id <= 1_000; id++) guest.send([Kind.call, id, "nothing.here", null]);
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
	});

	test("of replies ends at the second", async () => {
		const guest = attack();
		guest.hello();
		const asked = ask(guest.host);
		guest.send([Kind.ok, 1, "first"], [Kind.ok, 1, "second"], [Kind.ok, 1, "third"]);
		expect(await asked).toBe("first");
		await quiet();
		expect(guest.ended?.code).toBe("protocol_breached");
	});

	test("of messages that are too large is told, then cut off", async () => {
		const guest = attack({ messageBytes: 1_000 });
		guest.hello();
		for (let id = 1; id <= 9; id++) guest.send([Kind.call, id, "vault.open", "x".repeat(1_001)]);
		await quiet();
		expect(guest.opened).toBe(0);
		expect(guest.heard.find(([kind]) => kind === Kind.err)?.[2]).toBe("message_too_large");
		expect(guest.ended?.code).toBe("protocol_breached");
	});
});

describe("an arriving call", () => {
	test("finds no method by an inherited name or a path", async () => {
		const guest = attack();
		guest.hello();
		const names = [
			"constructor",
			"__proto__",
			"toString",
			"vault",
			"vault.constructor",
			"vault.__proto__",
			"vault.open.constructor",
			"vault.open.call",
			"calls.open",
			"Vault.open",
			"vault.open ",
		];
		names.forEach((name, index) => {
			guest.send([Kind.call, index + 1, name, null]);
		});
		await quiet();
		expect(guest.answers().map(([kind, , code]) => [kind, code])).toEqual(
			names.map(() => [Kind.err, "method_unknown"]),
		);
		expect(guest.ended).toBeUndefined();
	});

	test("of 100 MB is answered with message_too_large and never reaches a handler", async () => {
		const guest = attack();
		guest.hello();
		guest.send([Kind.call, 1, "vault.open", new Uint8Array(100 * 2 ** 20)]);
		await quiet();
		expect(guest.answers().map(([, , code]) => code)).toEqual(["message_too_large"]);
		expect(guest.opened).toBe(0);
	});

	test("is refused by the gate before its arguments are looked at", async () => {
		const { port1, port2 } = new MessageChannel();
		ports.push(port1, port2);
		let looked = false;
		const host = openChannel({
			port: port1 as PortLike,
			side: "host",
			gate: (_method, spec) => {
				throw new AnnexError({ code: "permission_denied", message: `No ${spec.permission}.` });
			},
		});
		const spec = call({
			in: z.unknown().refine(() => {
				looked = true;
				return true;
			}),
			out: z.unknown(),
			permission: "vault",
			doc: "Opens.",
		});
		host.serve(contract("vault", { calls: { open: spec } }), { open: () => null });
		const guest = openChannel({ port: port2 as PortLike, side: "guest" });
		await expect(guest.call("vault.open", 1)).rejects.toMatchObject({ code: "permission_denied" });
		expect(looked).toBe(false);
	});

	test("gets no second answer from a handler that settles after it was cancelled", async () => {
		const guest = attack();
		guest.hello();
		guest.send([Kind.call, 1, "vault.wait", undefined], [Kind.cancel, 1]);
		await quiet();
		expect(guest.answers()).toEqual([[Kind.err, 1, "cancelled", expect.any(String)]]);
	});
});

describe("an answer from the guest", () => {
	const lies: Record<string, unknown> = {
		"a live object": /(a+)+$/,
		"a longer text than the schema allows": "x".repeat(11),
		"another type": { toString: "not a text" },
		"a polluting key": JSON.parse('{"__proto__":{"x":1}}'),
	};
	for (const [what, lie] of Object.entries(lies)) {
		test(`is refused when it is ${what}`, async () => {
			const guest = attack();
			guest.hello();
			const asked = ask(guest.host);
			guest.send([Kind.ok, 1, lie]);
			expect(await asked).toBe("result_invalid");
		});
	}

	test("of 100 MB is refused", async () => {
		const guest = attack();
		guest.hello();
		const asked = ask(guest.host);
		guest.send([Kind.ok, 1, "x".repeat(100 * 2 ** 20)]);
		expect(await asked).toBe("message_too_large");
	});

	test("cannot choose an error code that is none", async () => {
		const guest = attack();
		guest.hello();
		const asked = ask(guest.host);
		guest.send([Kind.err, 1, "<script>", "x"]);
		expect(await asked).toBe("unknown_error");
	});
});

test("nothing is heard or said after the close", async () => {
	const guest = attack();
	guest.hello();
	await quiet();
	guest.host.close(new AnnexError({ code: "extension_closed", message: "Closed." }));
	const said = guest.heard.length;
	guest.send([Kind.call, 1, "vault.open", "late"]);
	await quiet();
	expect(guest.opened).toBe(0);
	expect(guest.heard.slice(said)).toEqual([[Kind.bye, "extension_closed", "Closed."]]);
});
