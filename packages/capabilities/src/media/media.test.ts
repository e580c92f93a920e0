import { expect, test } from "vitest";
import { memoryMedia } from "../testing/memory-media.ts";
import { openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const grants = [{ permission: "camera" as const }, { permission: "microphone" as const }];
const commands = ["receipt.take", "receipt.listen"];

test("takes a picture, and the camera is on for no longer than that", async () => {
	const media = memoryMedia();
	await using scope = await openTestScope({ extension: example, commands, grants, powers: { media } });
	expect(await scope.capabilities.commands.run("receipt.take", [])).toEqual({ width: 1_280, height: 9, bytes: 3 });
	await expect.poll(() => [...media.on]).toEqual([]);
	expect(await scope.capabilities.commands.run("receipt.take", [])).toMatchObject({ bytes: 3 });
});

test("hears sound in pieces until the person stops it, and is told why", async () => {
	const media = memoryMedia();
	await using scope = await openTestScope({ extension: example, commands, grants, powers: { media } });
	expect(await scope.capabilities.commands.run("receipt.listen", [])).toBe("audio/webm");
	media.sound(new Uint8Array([1]), 0.25);
	media.sound(new Uint8Array([2]), 0.125);
	media.end("person");
	await expect.poll(() => scope.words).toEqual(["info: stopped (person), loudest 0.25"]);
});
