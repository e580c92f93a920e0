import { expect, test } from "vitest";
import { memoryMedia } from "../testing/memory-media.ts";
import { openTestScope } from "../testing.ts";
import type { CameraFeed, MediaPower } from "./power.ts";

const camera = { permission: "camera" as const };
const microphone = { permission: "microphone" as const };
const asked = { facing: "user", width: 640 };

test("each needs its own permission, at the moment of each call", async () => {
	const media = memoryMedia();
	await using scope = await openTestScope({ grants: [microphone], powers: { media } });
	await expect(scope.guest.call("media.openCamera", asked)).rejects.toMatchObject({ code: "permission_denied" });
	scope.grants.replace([camera]);
	const opened = (await scope.guest.call("media.openCamera", asked)) as { camera: number };
	await expect(scope.guest.call("media.openMicrophone", {})).rejects.toMatchObject({ code: "permission_denied" });
	scope.grants.replace([]);
	await expect(scope.guest.call("media.takeFrame", { camera: opened.camera })).rejects.toMatchObject({
		code: "permission_denied",
	});
});

test("a permission taken back switches it off at once, and says so", async () => {
	const media = memoryMedia();
	await using scope = await openTestScope({ grants: [camera, microphone], powers: { media } });
	const ended: unknown[] = [];
	const heard: unknown[] = [];
	scope.guest.on("media.ended", (message) => ended.push(message));
	scope.guest.on("media.sound", (message) => heard.push(message));
	const { camera: id } = (await scope.guest.call("media.openCamera", asked)) as { camera: number };
	await scope.guest.call("media.openMicrophone", {});
	expect([...media.on]).toEqual(["acme.sample camera", "acme.sample microphone"]);
	scope.grants.replace([microphone]);
	expect([...media.on]).toEqual(["acme.sample microphone"]);
	await expect.poll(() => ended).toEqual([{ use: id, why: "revoked" }]);
	scope.grants.replace([]);
	media.sound(new Uint8Array([1]), 1);
	expect([...media.on]).toEqual([]);
	// Granted again is not switched on again.
	scope.grants.replace([camera, microphone]);
	await expect(scope.guest.call("media.takeFrame", { camera: id })).rejects.toMatchObject({ code: "media_closed" });
	expect(heard).toEqual([]);
});

test("a permission taken back while the browser asks leaves nothing on", async () => {
	const answer = Promise.withResolvers<CameraFeed>();
	const signals: AbortSignal[] = [];
	const media: MediaPower = {
		camera: (_, __, signal) => {
			signals.push(signal);
			return answer.promise;
		},
		microphone: () => Promise.reject(new Error("none")),
	};
	await using scope = await openTestScope({ grants: [camera], powers: { media } });
	const opening = scope.guest.call("media.openCamera", asked);
	await expect.poll(() => signals.length).toBe(1);
	scope.grants.replace([]);
	await expect(opening).rejects.toMatchObject({ code: "permission_denied" });
	answer.resolve({ width: 1, height: 1, frame: () => Promise.reject(new Error("none")), ended: new Promise(() => {}) });
	expect(signals[0]?.aborted).toBe(true);
});

test("the end of the extension switches everything off", async () => {
	const media = memoryMedia();
	const scope = await openTestScope({ grants: [camera, microphone], powers: { media } });
	await scope.guest.call("media.openCamera", asked);
	await scope.guest.call("media.openMicrophone", {});
	await scope[Symbol.asyncDispose]();
	expect([...media.on]).toEqual([]);
});

test("one of each at a time, and only the one that is its own", async () => {
	const media = memoryMedia();
	await using scope = await openTestScope({ grants: [camera], powers: { media } });
	const both = await Promise.allSettled([
		scope.guest.call("media.openCamera", asked),
		scope.guest.call("media.openCamera", asked),
	]);
	expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
	await expect(scope.guest.call("media.openCamera", asked)).rejects.toMatchObject({ code: "media_in_use" });
	await expect(scope.guest.call("media.takeFrame", { camera: 999 })).rejects.toMatchObject({ code: "media_closed" });
	scope.clock.advance(5_000);
	for (const more of [{ deviceId: "front" }, { width: 100_000 }, { facing: "everywhere" }]) {
		await expect(scope.guest.call("media.openCamera", { ...asked, ...more })).rejects.toMatchObject({
			code: "arguments_invalid",
		});
	}
});

test("ten pictures a second are the most, and one that is too large does not leave", async () => {
	const frame = { width: 1, height: 1, bytes: new Uint8Array(5 * 1024 * 1024) };
	const feed: CameraFeed = { width: 1, height: 1, frame: async () => frame, ended: new Promise(() => {}) };
	const media: MediaPower = { camera: async () => feed, microphone: () => Promise.reject(new Error("none")) };
	await using scope = await openTestScope({ grants: [camera], powers: { media } });
	const { camera: id } = (await scope.guest.call("media.openCamera", asked)) as { camera: number };
	const outcomes = await Promise.all(
		Array.from({ length: 15 }, () => scope.guest.call("media.takeFrame", { camera: id }).catch(({ code }) => code)),
	);
	expect(outcomes.filter((code) => code === "media_unavailable")).toHaveLength(10);
	expect(outcomes.filter((code) => code === "rate_limited")).toHaveLength(5);
});
