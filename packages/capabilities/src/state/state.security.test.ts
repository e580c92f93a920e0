import { handClock } from "@annex/rpc/testing";
import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";
import { sharedStates } from "./host.ts";

const secret = { name: "secret", to: ["acme.friend"] as string[] };
const gone = { value: null, is: "gone" };

test("only the owner sets a value, whatever name a guest gives", async () => {
	const states = sharedStates(handClock());
	await using _ = await openTestScope({ states, id: "acme.owner", sharedState: [secret] });
	await using thief = await openTestScope({ states });
	for (const name of ["secret", "acme.owner:secret", "constructor", "__proto__"]) {
		await expect(thief.guest.call("state.set", { name, value: 1 })).rejects.toMatchObject({
			code: "state_not_declared",
		});
		await expect(thief.guest.call("state.clear", { name })).rejects.toMatchObject({ code: "state_not_declared" });
	}
	expect(states.read("acme.owner:secret")).toEqual(gone);
});

test("a value that may not be read is as one that is not there, now and after every change", async () => {
	const clock = handClock();
	const states = sharedStates(clock);
	await using owner = await openTestScope({ states, sharedState: [secret] });
	await using stranger = await openTestScope({ states, id: "acme.stranger" });
	await using friend = await openTestScope({ states, id: "acme.friend" });
	const heard: unknown[] = [];
	stranger.guest.on("state.changed", (message) => heard.push(message));
	expect(await stranger.guest.call("state.observe", { name: "acme.sample:secret" })).toEqual(gone);
	expect(await stranger.guest.call("state.observe", { name: "acme.nobody:secret" })).toEqual(gone);
	await owner.guest.call("state.set", { name: "secret", value: "42" });
	stranger.clock.advance(50);
	clock.advance(50);
	expect(await friend.guest.call("state.observe", { name: "acme.sample:secret" })).toEqual({
		value: "42",
		is: "current",
	});
	expect(await stranger.guest.call("state.observe", { name: "acme.sample:secret" })).toEqual(gone);
	for (const message of heard) expect(message).toMatchObject(gone);
});

test("what is not plain, too long or too much is refused", async () => {
	await using scope = await openTestScope({ sharedState: [secret] });
	for (const value of [new Map(), "x".repeat(16_000), Number.NaN]) {
		await expect(scope.guest.call("state.set", { name: "secret", value })).rejects.toMatchObject({
			code: "arguments_invalid",
		});
	}
	for (const name of ["secret", ":x", "platform:ready", "acme.other:", "acme.other:Bad Name"]) {
		await expect(scope.guest.call("state.observe", { name })).rejects.toMatchObject({ code: "state_unknown" });
	}
	const codes: unknown[] = [];
	for (let count = 0; count < 130; count++) {
		if (count % 50 === 0) scope.clock.advance(5_000);
		codes.push(await scope.guest.call("state.observe", { name: `acme.other:value${count}` }).catch(({ code }) => code));
	}
	expect(codes.slice(0, 100)).not.toContain("observed_limit");
	expect(codes.slice(100)).toEqual(Array.from({ length: 30 }, () => "observed_limit"));
});

test("a later version takes back what it no longer declares", async () => {
	const states = sharedStates(handClock());
	const first = await openTestScope({ states, sharedState: [secret] });
	await first.guest.call("state.set", { name: "secret", value: 1 });
	await first[Symbol.asyncDispose]();
	expect(states.read("acme.sample:secret")).toEqual({ value: 1, is: "stale" });
	await using _ = await openTestScope({ states, sharedState: [] });
	expect(states.read("acme.sample:secret")).toEqual(gone);
});
