import { handClock } from "@annex/rpc/testing";
import { expect, test } from "vitest";
import type { Api, ObservedState } from "../guest.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";
import { sharedStates } from "./host.ts";

const words = { name: "words", to: "everyone" as const };

test("one extension shows a value, another reads it at once and hears of changes and of the owner's end", async () => {
	const states = sharedStates(handClock());
	const owner = await openTestScope({ states, extension: example, sharedState: [words] });
	await expect.poll(() => owner.words).toEqual(["info: goal at first: undefined"]);
	expect(states.read("acme.sample:words")).toEqual({ value: 12, is: "current" });

	let api: Api | undefined;
	const clock = handClock();
	const shared = sharedStates(clock);
	const other = await openTestScope({ states: shared, sharedState: [words] });
	await using _ = await openTestScope({
		states: shared,
		id: "acme.reader",
		extension: {
			activate(lent) {
				api = lent;
			},
		},
	});
	await other.guest.call("state.set", { name: "words", value: { count: 1 } });
	const seen: [unknown, boolean][] = [];
	const observed = (await api?.state.observe("acme.sample:words", ({ value, stale }) =>
		seen.push([value, stale]),
	)) as ObservedState;
	expect(observed.value).toEqual({ count: 1 });
	await other.guest.call("state.set", { name: "words", value: { count: 2 } });
	await other.guest.call("state.set", { name: "words", value: { count: 3 } });
	clock.advance(50);
	await expect.poll(() => seen).toEqual([[{ count: 3 }, false]]);
	await other[Symbol.asyncDispose]();
	clock.advance(50);
	await expect.poll(() => observed.stale).toBe(true);
	shared.forget("acme.sample");
	clock.advance(50);
	await expect.poll(() => observed.value).toBe(undefined);
	await owner[Symbol.asyncDispose]();
});

test("the app reads and observes what extensions show", async () => {
	const states = sharedStates(handClock());
	await using owner = await openTestScope({ states, sharedState: [words] });
	const seen: unknown[] = [];
	const stop = states.observe("acme.sample:words", () => seen.push(states.read("acme.sample:words")));
	await owner.guest.call("state.set", { name: "words", value: 1 });
	await owner.guest.call("state.clear", { name: "words" });
	stop();
	await owner.guest.call("state.set", { name: "words", value: 2 });
	expect(seen).toEqual([
		{ value: 1, is: "current" },
		{ value: null, is: "gone" },
	]);
});
