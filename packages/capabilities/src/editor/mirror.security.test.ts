import { expect, test } from "vitest";
import type { Api, Extension } from "../guest.ts";
import { openTestScope } from "../testing.ts";

const read = { permission: "data.read" as const };

test("without data.read nothing is mirrored, revealed or sent, whatever a guest asks for", async () => {
	await using scope = await openTestScope({ grants: [{ permission: "data.write" }] });
	const heard: unknown[] = [];
	scope.guest.answer("editor", { sync: (frame) => heard.push(frame) });
	scope.guest.on("editor.changed", (payload) => heard.push(payload));
	scope.editor.open({ id: "d", text: "private" });
	await scope.guest.call("editor.listen", { changed: true, selectionChanged: true });
	const place = { documentId: "d", version: 1, start: 0, end: 1, select: true };
	for (const [method, input] of [
		["editor.follow", {}],
		["editor.reveal", place],
	] as const) {
		await expect(scope.guest.call(method, input)).rejects.toMatchObject({ code: "permission_denied" });
	}
	scope.editor.type("more private");
	scope.clock.advance(1_000);
	await scope.guest.call("editor.unfollow", {});
	expect(heard).toEqual([]);
	expect(scope.editor.revealed).toEqual([]);
});

test("taking data.read back empties the mirror, held references included; granting it again fills it anew", async () => {
	let api: Api | undefined;
	const extension: Extension = {
		async activate(given) {
			api = given;
		},
	};
	await using scope = await openTestScope({ extension, grants: [read] });
	scope.editor.open({ text: "private" });
	await api?.editor.follow();
	const held = api?.editor.document;
	scope.grants.replace([]);
	await expect.poll(() => api?.editor.document).toBeNull();
	expect(held?.getText()).toBe("");
	expect(held?.isClosed).toBe(true);
	scope.editor.type("private, and more");
	scope.clock.advance(1_000);
	await expect(api?.editor.getText()).rejects.toMatchObject({ code: "permission_denied" });
	expect(api?.editor.document).toBeNull();
	scope.grants.replace([read]);
	scope.clock.advance(50);
	await expect.poll(() => api?.editor.document?.getText()).toBe("private, and more");
});

test("what waits for a guest when data.read is taken back is never sent", async () => {
	await using scope = await openTestScope({ grants: [read] });
	const frames: unknown[] = [];
	const answers: ((answer: { current: boolean }) => void)[] = [];
	scope.guest.answer("editor", {
		sync: (frame) => {
			frames.push(frame);
			return new Promise((resolve) => answers.push(resolve));
		},
	});
	scope.editor.open({ text: "first" });
	const following = scope.guest.call("editor.follow", {}).catch((error) => error.code);
	await expect.poll(() => frames.length).toBe(1);
	scope.editor.type("first and secret");
	scope.clock.advance(50);
	scope.grants.replace([]);
	expect(await following).toBe("permission_denied");
	answers[0]?.({ current: true });
	scope.clock.advance(1_000);
	await scope.guest.call("editor.unfollow", {});
	expect(JSON.stringify(frames)).not.toContain("secret");
});

test("a guest that never answers gets one frame, and one whole text once it does, however much was typed", async () => {
	await using scope = await openTestScope({ grants: [read] });
	const frames: { kind: string; document?: { text: string } }[] = [];
	const answers: ((answer: { current: boolean }) => void)[] = [];
	scope.guest.answer("editor", {
		sync: (frame) => {
			frames.push(frame);
			return new Promise((resolve) => answers.push(resolve));
		},
	});
	scope.editor.open({ text: "" });
	void scope.guest.call("editor.follow", {}).catch(() => {});
	await expect.poll(() => frames.length).toBe(1);
	for (let step = 0; step < 3_000; step++) {
		scope.editor.type(`${step}:${scope.editor.document()?.text.slice(0, 500)}`);
		scope.clock.advance(50);
	}
	await scope.guest.call("editor.listen", { changed: false, selectionChanged: false });
	expect(frames).toHaveLength(1);
	answers[0]?.({ current: true });
	await expect
		.poll(() => {
			scope.clock.advance(50);
			return frames.length;
		})
		.toBe(2);
	expect(frames[1]).toMatchObject({ kind: "whole", document: { text: scope.editor.document()?.text } });
});

test("a guest that lies about its mirror, or answers nonsense, costs itself a whole text and nothing else", async () => {
	await using scope = await openTestScope({ grants: [read] });
	const kinds: string[] = [];
	const lies: unknown[] = [{ current: false }, "current", { current: 1 }, { current: true }];
	scope.guest.answer("editor", {
		sync: (frame: { kind: string }) => {
			kinds.push(frame.kind);
			return lies.shift() ?? { current: true };
		},
	});
	scope.editor.open({ text: "x" });
	await scope.guest.call("editor.follow", {});
	for (let frames = 2; frames <= 5; frames++) {
		scope.editor.type(`x${scope.editor.document()?.text}`);
		await expect
			.poll(() => {
				scope.clock.advance(250);
				return kinds.length;
			})
			.toBeGreaterThanOrEqual(frames);
	}
	expect(kinds.slice(0, 5)).toEqual(["whole", "whole", "whole", "whole", "delta"]);
});

test("a guest that refuses every frame is sent one whole text a second, however fast is typed", async () => {
	await using scope = await openTestScope({ grants: [read] });
	let frames = 0;
	scope.guest.answer("editor", {
		sync: () => {
			frames += 1;
			return { current: false };
		},
	});
	scope.editor.open({ text: "long" });
	await scope.guest.call("editor.follow", {});
	for (let step = 0; step < 100; step++) {
		scope.editor.type(`${scope.editor.document()?.text}.`);
		scope.clock.advance(50);
		// A call of its own, so that what is under way has arrived.
		await scope.guest.call("editor.listen", { changed: false, selectionChanged: false });
	}
	expect(frames).toBeGreaterThanOrEqual(4);
	expect(frames).toBeLessThanOrEqual(6);
});

test("refuses forged versions, foreign documents and ranges outside the text, and reveals nothing then", async () => {
	await using scope = await openTestScope({ grants: [read, { permission: "data.write" }] });
	scope.editor.open({ id: "d", text: "0123456789" });
	scope.editor.type("0123456789!");
	const place = { documentId: "d", version: 2, start: 0, end: 1, select: true };
	const attempts: [string, object][] = [
		["document_closed", { ...place, documentId: "other" }],
		["document_conflict", { ...place, version: 3 }],
		["document_conflict", { ...place, version: 0 }],
		["edits_invalid", { ...place, start: 2 }],
		["edits_invalid", { ...place, end: 12 }],
		["edits_invalid", { ...place, end: Number.MAX_SAFE_INTEGER }],
		["arguments_invalid", { ...place, end: 2 ** 60 }],
		["arguments_invalid", { ...place, start: -1 }],
		["arguments_invalid", { ...place, documentId: "x".repeat(501) }],
	];
	for (const [code, input] of attempts.slice(0, 6)) {
		await expect(scope.guest.call("editor.reveal", input)).rejects.toMatchObject({ code });
	}
	scope.clock.advance(2_000);
	for (const [code, input] of attempts.slice(6)) {
		await expect(scope.guest.call("editor.reveal", input)).rejects.toMatchObject({ code });
	}
	const edits = [{ start: 0, end: 1, text: "x" }];
	for (const [code, change] of [
		["document_conflict", { documentId: "d", version: 99, edits }],
		["document_closed", { documentId: "other", version: 2, edits }],
		["edits_invalid", { documentId: "d", version: 2, edits: [{ start: 1, end: 12, text: "" }] }],
	] as const) {
		await expect(scope.guest.call("editor.applyEdits", change)).rejects.toMatchObject({ code });
	}
	expect(scope.editor.document()?.text).toBe("0123456789!");
	expect(scope.editor.revealed).toEqual([]);
});
