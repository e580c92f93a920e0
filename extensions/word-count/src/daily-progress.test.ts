import { expect, it } from "vitest";
import { counted, localDate, parseDay, writtenOn } from "./daily-progress.ts";

it("begins a document at its length when it is first seen, and adds what is written after", () => {
	const morning = counted(undefined, "2026-03-01", "a", 100);
	expect(writtenOn(morning)).toBe(0);
	expect(writtenOn(counted(morning, "2026-03-01", "a", 160))).toBe(60);
});

it("adds documents up, and lets no deletion in one take from another", () => {
	let day = counted(undefined, "2026-03-01", "a", 100);
	day = counted(day, "2026-03-01", "b", 50);
	day = counted(day, "2026-03-01", "a", 20);
	day = counted(day, "2026-03-01", "b", 80);
	expect(writtenOn(day)).toBe(30);
});

it("begins anew on another date", () => {
	const yesterday = counted(counted(undefined, "2026-03-01", "a", 0), "2026-03-01", "a", 500);
	const today = counted(yesterday, "2026-03-02", "a", 510);
	expect(writtenOn(today)).toBe(0);
	expect(Object.keys(today.documents)).toEqual(["a"]);
});

it("keeps at most 200 documents, and goes on counting those", () => {
	let day = counted(undefined, "2026-03-01", "doc-0", 0);
	for (let index = 1; index < 250; index += 1) day = counted(day, "2026-03-01", `doc-${index}`, 0);
	expect(Object.keys(day.documents)).toHaveLength(200);
	expect(writtenOn(counted(day, "2026-03-01", "doc-0", 7))).toBe(7);
});

it.each([null, 3, "x", [], {}, { date: 1, documents: {} }, { date: "d", documents: { a: null } }])(
	"begins anew when %j is stored",
	(stored) => {
		expect(parseDay(stored)).toBeUndefined();
	},
);

it("reads back what it stores, under names that mean something to JavaScript too", () => {
	const day = counted(undefined, "2026-03-01", "__proto__", 3);
	expect(parseDay(JSON.parse(JSON.stringify(day)))).toEqual(day);
	expect(writtenOn(counted(day, "2026-03-01", "__proto__", 5))).toBe(2);
});

it("takes the date from the person's own calendar", () => {
	expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});
