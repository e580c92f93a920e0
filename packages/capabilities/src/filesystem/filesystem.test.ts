import { expect, test } from "vitest";
import { memoryWorkspace, openTestScope } from "../testing.ts";
import * as example from "./example/extension.ts";

const grants = [{ permission: "filesystem" as const }];

test("adds to a file that it made, and adds again to what somebody wrote meanwhile", async () => {
	const files = memoryWorkspace();
	await using scope = await openTestScope({
		extension: example,
		commands: ["journal.add"],
		grants,
		powers: { files },
	});
	expect(await scope.capabilities.commands.run("journal.add", [])).toBe(1);
	expect((await files.read("journal/today.md"))?.text).toBe("# Today\n- one more\n");

	// Somebody types between the read and the write, once.
	const { read } = files;
	files.read = async (path) => {
		files.read = read;
		const before = await read(path);
		files.type(path, "# Mine\n");
		return before;
	};
	await scope.capabilities.commands.run("journal.add", []);
	expect((await files.read("journal/today.md"))?.text).toBe("# Mine\n- one more\n");
});

test("hears in bundles of what changes below a watched folder, and no more once the watch has ended", async () => {
	const files = memoryWorkspace({ "a/x.md": "x" });
	await using scope = await openTestScope({ grants, powers: { files } });
	const heard: unknown[] = [];
	scope.guest.on("filesystem.changed", (payload) => heard.push(payload));
	await scope.guest.call("filesystem.watch", { watch: 1, path: "a" });
	files.type("a/x.md", "y");
	files.type("a/x.md", "z");
	files.type("ab.md", "not below");
	await scope.clock.advance(100);
	await expect.poll(() => heard).toEqual([{ watch: 1, changes: [{ path: "a/x.md", kind: "changed" }], more: false }]);
	await scope.guest.call("filesystem.unwatch", { watch: 1 });
	files.type("a/x.md", "later");
	await scope.clock.advance(100);
	await scope.guest.call("filesystem.stat", { path: "a/x.md" });
	expect(heard).toHaveLength(1);
});

test("lists by path, describes, moves and deletes", async () => {
	const files = memoryWorkspace({ "b/2.md": "two", "b/1.md": "one", "a.md": "a" });
	await using scope = await openTestScope({ grants, powers: { files } });
	const paths = async (path: string) =>
		((await scope.guest.call("filesystem.list", { path })) as { path: string }[]).map((entry) => entry.path);
	expect(await paths("")).toEqual(["a.md", "b"]);
	expect(await paths("b")).toEqual(["b/1.md", "b/2.md"]);
	await scope.guest.call("filesystem.rename", { from: "b", to: "c" });
	expect(await paths("c")).toEqual(["c/1.md", "c/2.md"]);
	expect(await scope.guest.call("filesystem.stat", { path: "c/1.md" })).toMatchObject({ kind: "file", size: 3 });
	expect(await scope.guest.call("filesystem.stat", { path: "b" })).toBeNull();
	await scope.guest.call("filesystem.createFolder", { path: "d/e" });
	await scope.guest.call("filesystem.delete", { path: "d/e", recursive: false });
	expect(await paths("d")).toEqual([]);
});
