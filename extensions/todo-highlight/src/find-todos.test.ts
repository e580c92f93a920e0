import { describe, expect, it } from "vitest";
import { findTodos, neighbour, wordsOf } from "./find-todos.ts";

const wanted = { words: ["TODO", "FIXME"], anyCase: false, checkboxes: true };
const found = (text: string, changes: Partial<typeof wanted> = {}) =>
	findTodos(text, { ...wanted, ...changes }).map(({ word, line, text }) => `${word}@${line} ${text}`.trim());

describe("findTodos", () => {
	it("finds words as words, with what the line says behind them", () => {
		expect(found("a TODO: call Ada\nnothing\n// FIXME(bob) – later\nTODOLIST, MYTODO, TODO_3, ÜTODO")).toEqual([
			"TODO@0 call Ada",
			"FIXME@2 (bob) – later",
		]);
	});

	it("finds open checkboxes, and takes a word behind one for the same thing", () => {
		expect(found("- [ ] buy milk\n- [x] sleep\n  1. [ ] TODO: both\n[ ] no list")).toEqual([
			"[ ]@0 buy milk",
			"TODO@2 both",
		]);
		expect(found("- [ ] buy milk", { checkboxes: false })).toEqual([]);
	});

	it("marks exactly the word or the box", () => {
		const text = "x\n- [ ] y\nTODO";
		expect(findTodos(text, wanted).map(({ start, end }) => text.slice(start, end))).toEqual(["[ ]", "TODO"]);
	});

	it("counts lower case only when it is asked to, and lists it under its word", () => {
		expect(found("todo: a")).toEqual([]);
		expect(found("todo: a", { anyCase: true })).toEqual(["TODO@0 a"]);
	});

	it("takes words literally, whatever they are", () => {
		expect(found("(a|b)* and C++ here", { words: ["C++", "(a|b)*"] })).toEqual(["(a|b)*@0 and C++ here", "C++@0 here"]);
		expect(found("TODO", { words: [], checkboxes: false })).toEqual([]);
	});
});

it("reads the words of the setting, each once", () => {
	expect(wordsOf(" TODO,FIXME ,, TODO\nÄNDERN")).toEqual(["TODO", "FIXME", "ÄNDERN"]);
});

it("goes round the end and back", () => {
	const todos = findTodos("TODO a\nTODO b\nTODO c", wanted);
	expect([neighbour(todos, 0, 1)?.line, neighbour(todos, 15, 1)?.line]).toEqual([1, 0]);
	expect([neighbour(todos, 15, -1)?.line, neighbour(todos, 0, -1)?.line]).toEqual([1, 2]);
	expect(neighbour([], 0, 1)).toBeUndefined();
});
