import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFile, createFolder, deleteNodes, moveNodes, renameNode } from "./file-actions.ts";
import { openFileDatabase } from "./file-database.ts";
import { childrenOf, nodeAt, pathOf } from "./file-node.ts";
import { allNodes, closeWorkspace, openWorkspace, readFile, saveText, useFiles } from "./workspace.ts";

const KEY = "annex.documents.v1";

function storage(kept: Record<string, string> = {}) {
	return {
		getItem: (key: string) => kept[key] ?? null,
		removeItem: (key: string) => {
			delete kept[key];
		},
	};
}

const updatedAt = new Date(0).toISOString();
const documents = JSON.stringify({
	activeId: "b",
	documents: [
		{ id: "a", text: "# Plans / for: May\n", version: 3, updatedAt },
		{ id: "b", text: "# Plans / for: May\nagain", version: 1, updatedAt },
	],
});
const names = () => childrenOf(allNodes(), "").map(({ name }) => name);
const open = (place = storage()) =>
	openWorkspace(
		() => {},
		() => place,
	);

beforeEach(() => deleteDB("annex-workspace"));
afterEach(closeWorkspace);

describe("the workspace", () => {
	it("begins with a welcome once, and never again", async () => {
		expect(await open()).toMatchObject({ first: true });
		expect(names()).toEqual(["Welcome.md"]);
		await deleteNodes([...allNodes().keys()]);
		closeWorkspace();
		expect(await open()).toMatchObject({ first: false });
		expect(names()).toEqual([]);
	});

	it("takes documents of an earlier release over, each under a name of its own, and forgets them only then", async () => {
		const kept = { [KEY]: documents };
		expect(await open(storage(kept))).toEqual({ first: true, activeId: "b" });
		expect(names()).toEqual(["Plans for May 2.md", "Plans for May.md"]);
		expect((await readFile("b"))?.text).toBe("# Plans / for: May\nagain");
		expect(kept[KEY]).toBeUndefined();
	});

	it("takes over what an older tab wrote later beside what is there", async () => {
		await open(storage({ [KEY]: documents }));
		closeWorkspace();
		await open(storage({ [KEY]: documents.replace("again", "and later") }));
		expect(allNodes().size).toBe(4);
		const texts = await Promise.all([...allNodes().keys()].map(async (id) => (await readFile(id))?.text));
		expect(texts.some((text) => text?.endsWith("and later"))).toBe(true);
		expect(texts.some((text) => text?.endsWith("again"))).toBe(true);
	});

	it("keeps working, and says that nothing is kept, where the browser has no database", async () => {
		const real = indexedDB.open;
		indexedDB.open = () => {
			throw new DOMException("denied", "SecurityError");
		};
		await open(storage({ [KEY]: documents }));
		indexedDB.open = real;
		expect(useFiles.getState().status).toBe("unkept");
		expect((await readFile("a"))?.text).toContain("Plans");
	});

	it("does not write over a version that somebody else has written since", async () => {
		await open();
		const id = await createFile("", "a.md", "one");
		const node = allNodes().get(id);
		if (!node) throw new Error("The file is gone.");
		const other = await openFileDatabase(() => []);
		const theirs = { node: { ...node, version: 2 }, text: "theirs" };
		expect(await other.save(theirs, 1)).toEqual({ outcome: "saved" });
		other.close();
		const result = await saveText({ node: { ...node, version: 2 }, text: "mine" }, 1);
		expect(result).toEqual({ outcome: "changed", ...theirs });
		expect((await readFile(id))?.text).toBe("theirs");
	});
});

describe("files and folders", () => {
	beforeEach(() => open());

	it("move with all that lies in them, but never into themselves or over something", async () => {
		const outer = await createFolder("", "outer");
		const inner = await createFolder(outer, "inner");
		const file = await createFile(inner, "a.md");
		await expect(moveNodes([outer], inner)).rejects.toMatchObject({ code: "move_into_itself" });
		await createFolder("", "inner");
		await expect(moveNodes([inner], "")).rejects.toMatchObject({ code: "name_taken" });
		const target = await createFolder("", "target");
		await moveNodes([inner], target);
		expect(pathOf(allNodes(), file)).toBe("target/inner/a.md");
	});

	it("come back whole when a deletion is undone, beside what took their name", async () => {
		const folder = await createFolder("", "folder");
		await createFile(folder, "a.md", "kept");
		const undo = await deleteNodes([folder]);
		expect(nodeAt(allNodes(), "folder/a.md")).toBeUndefined();
		await createFolder("", "folder");
		await undo();
		const back = nodeAt(allNodes(), "folder 2/a.md");
		expect((await readFile(back?.id ?? ""))?.text).toBe("kept");
	});

	it("get a number when a name is taken, and refuse a rename to a name that is taken or none", async () => {
		const first = await createFile("", "a.md");
		const second = await createFile("", "a.md");
		expect(allNodes().get(second)?.name).toBe("a 2.md");
		await expect(renameNode(second, "a.md")).rejects.toMatchObject({ code: "name_taken" });
		await expect(renameNode(first, "../a.md")).rejects.toMatchObject({ code: "name_invalid" });
	});

	it("lie at most sixteen deep", async () => {
		let parent = "";
		for (let depth = 1; depth <= 15; depth++) parent = await createFolder(parent, "f");
		await createFile(parent, "a.md");
		const deepest = await createFolder(parent, "last");
		await expect(createFile(deepest, "b.md")).rejects.toMatchObject({ code: "too_deep" });
		const branch = await createFolder("", "branch");
		await createFile(branch, "c.md");
		await expect(moveNodes([branch], parent)).rejects.toMatchObject({ code: "too_deep" });
	});

	it("say that the browser is full, and stay as they were", async () => {
		const id = await createFile("", "a.md");
		const put = IDBObjectStore.prototype.put;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException("full", "QuotaExceededError");
		};
		await expect(renameNode(id, "b.md")).rejects.toMatchObject({ code: "storage_full" });
		IDBObjectStore.prototype.put = put;
		expect(allNodes().get(id)?.name).toBe("a.md");
	});
});
