import { handClock } from "@annex/rpc/testing";
import { describe, expect, test } from "vitest";
import { createWatchdog, type Watchdog } from "./watchdog.ts";

/** An extension that answers pings until it is told to be silent. */
function patient(watchdog: Watchdog) {
	const told: string[] = [];
	let answer: (() => void) | undefined;
	const state = { silent: false };
	const ping = () => {
		if (!state.silent) return Promise.resolve();
		return new Promise<void>((resolve) => {
			answer = resolve;
		});
	};
	const stop = watchdog.watch(
		{ ping },
		{
			late: () => told.push("late"),
			recovered: () => told.push("recovered"),
			dead: ({ code }) => told.push(code),
		},
	);
	return {
		told,
		stop,
		silence: () => {
			state.silent = true;
		},
		speak: () => {
			state.silent = false;
			answer?.();
		},
	};
}

function ward(options: { suspended?: () => boolean } = {}) {
	const clock = handClock();
	const watchdog = createWatchdog({ clock, suspended: () => false, ...options });
	/** Lets time pass a beat at a time, with room for answers between. */
	const pass = async (seconds: number) => {
		for (let second = 0; second < seconds; second++) {
			clock.advance(1_000);
			await Promise.resolve();
			await Promise.resolve();
		}
	};
	return { clock, watchdog, pass };
}

describe("the watchdog", () => {
	test("leaves those alone that answer", async () => {
		const { watchdog, pass } = ward();
		const good = patient(watchdog);
		await pass(60);
		expect(good.told).toEqual([]);
	});

	test("tells of a silent one after three seconds and gives it up after ten, once", async () => {
		const { watchdog, pass } = ward();
		const [good, bad] = [patient(watchdog), patient(watchdog)];
		bad.silence();
		await pass(3);
		expect(bad.told).toEqual([]);
		await pass(1);
		expect(bad.told).toEqual(["late"]);
		await pass(6);
		expect(bad.told).toEqual(["late"]);
		await pass(1);
		expect(bad.told).toEqual(["late", "extension_unresponsive"]);
		await pass(60);
		expect(bad.told).toEqual(["late", "extension_unresponsive"]);
		expect(good.told).toEqual([]);
	});

	test("forgives one that answers in time", async () => {
		const { watchdog, pass } = ward();
		const slow = patient(watchdog);
		slow.silence();
		await pass(6);
		slow.speak();
		await pass(60);
		expect(slow.told).toEqual(["late", "recovered"]);
	});

	test("counts none of the time in which the host itself stood still", async () => {
		const { clock, watchdog, pass } = ward();
		const [good, bad] = [patient(watchdog), patient(watchdog)];
		bad.silence();
		await pass(2);
		// A sleeping machine: the next beat comes an hour late.
		clock.skip(3_600_000);
		await pass(1);
		expect(bad.told).toEqual([]);
		await pass(4);
		expect(bad.told).toEqual(["late"]);
		expect(good.told).toEqual([]);
	});

	test("blames nobody while it is suspended", async () => {
		let hidden = true;
		const { watchdog, pass } = ward({ suspended: () => hidden });
		const [, bad] = [patient(watchdog), patient(watchdog)];
		bad.silence();
		await pass(60);
		expect(bad.told).toEqual([]);
		hidden = false;
		await pass(10);
		expect(bad.told).toEqual(["late", "extension_unresponsive"]);
	});

	test("gives several that fall silent together three times as long", async () => {
		const { watchdog, pass } = ward();
		const both = [patient(watchdog), patient(watchdog)];
		for (const each of both) each.silence();
		await pass(25);
		for (const each of both) each.speak();
		await pass(5);
		expect(both.map(({ told }) => told)).toEqual([
			["late", "recovered"],
			["late", "recovered"],
		]);
		for (const each of both) each.silence();
		await pass(31);
		expect(both.map(({ told }) => told.at(-1))).toEqual(["extension_unresponsive", "extension_unresponsive"]);
	});

	test("keeps no timer when it has nobody to watch", async () => {
		const { clock, watchdog, pass } = ward();
		const good = patient(watchdog);
		await pass(2);
		good.stop();
		expect(clock.waiting).toBe(0);
	});
});
