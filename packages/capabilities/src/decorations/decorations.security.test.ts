import { expect, test } from "vitest";
import { openTestScope } from "../testing.ts";

const read = { permission: "data.read" as const };
const ID = "acme.sample";
const base = { documentId: "d", version: 1, within: null, ranges: [], marks: [] };

test("needs data.read, and loses every mark at once when it is taken back or the extension stops", async () => {
	const scope = await openTestScope({ grants: [] });
	scope.editor.open({ id: "d", text: "private" });
	const set = () => scope.guest.call("decorations.set", { ...base, ranges: [{ start: 0, end: 1, color: "c1" }] });
	await expect(set()).rejects.toMatchObject({ code: "permission_denied" });
	await expect(scope.guest.call("decorations.visible", {})).rejects.toMatchObject({ code: "permission_denied" });

	scope.grants.replace([read]);
	await set();
	expect(scope.decorations.of(ID).ranges).toHaveLength(1);
	scope.grants.replace([]);
	expect(scope.decorations.of(ID).ranges).toEqual([]);

	scope.grants.replace([read]);
	await set();
	await scope[Symbol.asyncDispose]();
	expect(scope.decorations.of(ID).ranges).toEqual([]);
});

test("takes no style but its own words: no CSS, no markup, no other colour, no surplus field", async () => {
	await using scope = await openTestScope({ grants: [read] });
	scope.editor.open({ id: "d", text: "0123456789" });
	const styles = [
		{ color: "red" },
		{ color: "url(https://evil.example)" },
		{ background: "c1; position: fixed" },
		{ underline: "__proto__" },
		{ class: "cm-content" },
		{ style: "position: fixed" },
		{ attributes: { onmouseover: "x" } },
		{ bold: "yes" },
		{ hover: "x".repeat(301) },
		{ hover: { toString: "x" } },
	];
	for (const style of styles) {
		const attempt = scope.guest.call("decorations.set", { ...base, ranges: [{ start: 0, end: 1, ...style }] });
		await expect(attempt).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	for (const mark of [
		{ at: 0, icon: "skull", color: "c1" },
		{ at: 0, icon: "dot", color: "constructor" },
		{ at: -1, icon: "dot", color: "c1" },
		{ at: 0.5, icon: "dot", color: "c1" },
	]) {
		const attempt = scope.guest.call("decorations.set", { ...base, marks: [mark] });
		await expect(attempt).rejects.toMatchObject({ code: "arguments_invalid" });
	}
	expect(scope.decorations.of(ID).ranges).toEqual([]);
});

test("hover text shows what hides or reorders characters", async () => {
	await using scope = await openTestScope({ grants: [read] });
	scope.editor.open({ id: "d", text: "0123456789" });
	await scope.guest.call("decorations.set", { ...base, ranges: [{ start: 0, end: 1, hover: "<b>\u202egnp</b>" }] });
	expect(scope.decorations.of(ID).ranges[0]?.hover).toBe("<b>⟨U+202E⟩gnp</b>");
});

test("refuses overlap, disorder, foreign documents, forged versions and places outside the text", async () => {
	await using scope = await openTestScope({ grants: [read] });
	scope.editor.open({ id: "d", text: "0123456789" });
	const at = (start: number, end: number) => ({ start, end, color: "c1" });
	const attempts: [string, object][] = [
		["decorations_invalid", { ranges: [at(0, 5), at(4, 6)] }],
		["decorations_invalid", { ranges: [at(5, 6), at(0, 1)] }],
		["decorations_invalid", { ranges: [at(5, 4)] }],
		["decorations_invalid", { ranges: [at(0, 11)] }],
		["decorations_invalid", { ranges: [at(0, Number.MAX_SAFE_INTEGER)] }],
		["decorations_invalid", { marks: [{ at: 11, icon: "dot", color: "c1" }] }],
		["decorations_invalid", { within: { start: 4, end: 2 } }],
		["decorations_invalid", { within: { start: 4, end: 11 } }],
		["decorations_invalid", { within: { start: 2, end: 4 }, ranges: [at(1, 3)] }],
		["decorations_invalid", { within: { start: 2, end: 4 }, ranges: [at(3, 5)] }],
		["document_closed", { documentId: "other" }],
		["document_conflict", { version: 0 }],
		["document_conflict", { version: 2, ranges: [at(0, 1)] }],
	];
	for (const [code, change] of attempts) {
		const attempt = scope.guest.call("decorations.set", { ...base, ...change });
		await expect(attempt, JSON.stringify(change)).rejects.toMatchObject({ code });
	}
	scope.editor.close();
	await expect(scope.guest.call("decorations.set", base)).rejects.toMatchObject({ code: "document_closed" });
	expect(scope.decorations.of(ID).ranges).toEqual([]);
});

test("a flood ends at the limits of a call, of a document and of a second", async () => {
	await using scope = await openTestScope({ grants: [read] });
	scope.editor.open({ id: "d", text: "x".repeat(20_000) });
	const block = (from: number, count: number) =>
		scope.guest.call("decorations.set", {
			...base,
			within: { start: from, end: from + count },
			ranges: Array.from({ length: count }, (_, at) => ({ start: from + at, end: from + at + 1, color: "c1" })),
		});
	await expect(block(0, 2_001)).rejects.toMatchObject({ code: "arguments_invalid" });
	for (let from = 0; from < 10_000; from += 2_000) await block(from, 2_000);
	await expect(block(10_000, 1)).rejects.toMatchObject({ code: "decorations_full" });
	expect(scope.decorations.of(ID).ranges).toHaveLength(10_000);
	const codes = await Promise.all(Array.from({ length: 60 }, () => block(0, 1).catch((error) => error.code)));
	expect(codes).toContain("rate_limited");
});
