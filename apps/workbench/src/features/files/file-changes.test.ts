import { expect, test } from "vitest";
import { changesBetween } from "./file-changes.ts";
import type { FileNode } from "./file-node.ts";

const node = (id: string, parent: string, more: Partial<FileNode> = {}): FileNode => ({
	id,
	parent,
	name: id,
	kind: "file",
	size: 0,
	version: 1,
	updatedAt: "",
	...more,
});
const nodes = (...all: FileNode[]) => new Map(all.map((one) => [one.id, one]));

test("a saved text is a change of its path, and a new name or folder an end and a beginning", () => {
	const folder = node("f", "", { kind: "folder" });
	const before = nodes(folder, node("a", "f"), node("b", ""));
	expect(changesBetween(before, nodes(folder, node("a", "f", { version: 2 }), node("b", "")))).toEqual([
		{ path: "f/a", kind: "changed" },
	]);
	expect(changesBetween(before, nodes({ ...folder, name: "g" }, node("a", "f"), node("b", "")))).toEqual([
		{ path: "f", kind: "deleted" },
		{ path: "f/a", kind: "deleted" },
		{ path: "g", kind: "created" },
		{ path: "g/a", kind: "created" },
	]);
	expect(changesBetween(before, nodes(folder, node("a", "f")))).toEqual([{ path: "b", kind: "deleted" }]);
	expect(changesBetween(before, before)).toEqual([]);
});
