import { beforeEach, describe, expect, it } from "vitest";
import { storageShelf } from "./document-shelf.ts";
import {
	activeDocument,
	createDocument,
	nameOf,
	openDocument,
	removeDocument,
	saveNow,
	useDocuments,
	writeDocument,
} from "./document-store.ts";

/** A browser's storage that holds so many characters. */
function storage(room = 10_000) {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem(key: string, value: string) {
			if (value.length > room) throw new DOMException("full", "QuotaExceededError");
			kept.set(key, value);
		},
	};
}

beforeEach(() => {
	for (const { id } of useDocuments.getState().documents) removeDocument(id);
});

describe("documents", () => {
	it("are never fewer than one", () => {
		removeDocument(activeDocument().id);
		expect(useDocuments.getState().documents).toHaveLength(1);
		expect(activeDocument().text).toBe("");
	});

	it("grow their version with each change", () => {
		const id = createDocument("a");
		expect(writeDocument(id, "b")).toBe(2);
		expect(writeDocument(id, "c")).toBe(3);
		expect(activeDocument()).toMatchObject({ id, text: "c", version: 3 });
	});

	it("do not change when they are gone", () => {
		expect(writeDocument("no such", "text")).toBeUndefined();
	});

	it("come back after a removal is undone, text and place", () => {
		const id = createDocument("keep me");
		createDocument("other");
		openDocument(id);
		const undo = removeDocument(id);
		expect(activeDocument().text).toBe("other");
		undo();
		undo();
		expect(activeDocument()).toMatchObject({ id, text: "keep me" });
		expect(useDocuments.getState().documents.filter((document) => document.id === id)).toHaveLength(1);
	});

	it("are called after their first words", () => {
		expect(nameOf({ text: "\n\n## *Plans* for `May`\nmore" })).toBe("Plans for May");
		expect(nameOf({ text: "---\n" })).toBe("Untitled");
		expect(nameOf({ text: "x".repeat(300) })).toHaveLength(60);
	});

	it("say when the browser refused to keep them", () => {
		createDocument("x".repeat(500));
		saveNow(storageShelf(() => storage(100)));
		expect(useDocuments.getState().saving).toBe("unsaved");
		saveNow(storageShelf(() => storage()));
		expect(useDocuments.getState().saving).toBe("saved");
	});
});

describe("the shelf", () => {
	it("gives back what was put on it", () => {
		const place = storage();
		const shelf = storageShelf(() => place);
		const value = {
			activeId: "a",
			documents: [{ id: "a", text: "hi", version: 2, updatedAt: new Date(0).toISOString() }],
		};
		expect(shelf.write(value)).toBe(true);
		expect(shelf.read()).toEqual(value);
	});

	it.each(["not json", "[]", '{"activeId":1}', '{"activeId":"a","documents":[{"id":"a"}]}'])(
		"reads %j as nothing",
		(text) => {
			expect(storageShelf(() => ({ getItem: () => text, setItem: () => {} })).read()).toBeUndefined();
		},
	);

	it("reads nothing where storage is switched off", () => {
		const shelf = storageShelf(() => {
			throw new DOMException("denied", "SecurityError");
		});
		expect(shelf.read()).toBeUndefined();
		expect(shelf.write({ activeId: "", documents: [] })).toBe(false);
	});
});
