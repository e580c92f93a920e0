import { describe, expect, it, test } from "vitest";
import { memoryWorkspace, openTestScope } from "../testing.ts";

const grants = [{ permission: "filesystem" as const }];

test("every call needs the grant, the reading of documents does not stand in for it", async () => {
	const files = memoryWorkspace({ "a.md": "secret" });
	await using scope = await openTestScope({
		grants: [{ permission: "data.read" }, { permission: "data.write" }],
		powers: { files },
	});
	for (const [method, input] of [
		["readFile", { path: "a.md" }],
		["writeFile", { path: "b.md", text: "", version: null }],
		["list", { path: "" }],
		["stat", { path: "a.md" }],
		["delete", { path: "a.md", recursive: true }],
		["rename", { from: "a.md", to: "b.md" }],
		["createFolder", { path: "c" }],
		["watch", { watch: 1, path: "" }],
		["unwatch", { watch: 1 }],
	] as const) {
		await expect(scope.guest.call(`filesystem.${method}`, input)).rejects.toMatchObject({ code: "permission_denied" });
	}
	expect(files.paths).toEqual(["a.md"]);
});

describe("a path that is none", () => {
	it.each([
		"../a.md",
		"/a.md",
		"a/../../b",
		"C:\\windows",
		"a\0.md",
		"file:///etc/passwd",
		"a\u202e.md",
		"",
		`${"a/".repeat(20)}a`,
		"constructor/../__proto__/..",
	])("reaches no power: %j", async (path) => {
		const files = memoryWorkspace({ "a.md": "secret" });
		const asked: string[] = [];
		const spying = new Proxy(files, {
			get(target, name, receiver) {
				asked.push(String(name));
				return Reflect.get(target, name, receiver);
			},
		});
		await using scope = await openTestScope({ grants, powers: { files: spying } });
		const before = asked.length;
		for (const [method, input] of [
			["readFile", { path }],
			["writeFile", { path, text: "x", version: null }],
			["delete", { path, recursive: true }],
			["rename", { from: "a.md", to: path }],
			["rename", { from: path, to: "c.md" }],
			["createFolder", { path }],
		] as const) {
			await expect(scope.guest.call(`filesystem.${method}`, input)).rejects.toMatchObject({
				code: "arguments_invalid",
			});
		}
		expect(asked.slice(before)).toEqual([]);
	});

	it("may be called like what every object has", async () => {
		const files = memoryWorkspace();
		await using scope = await openTestScope({ grants, powers: { files } });
		expect(await scope.guest.call("filesystem.stat", { path: "constructor" })).toBeNull();
		await scope.guest.call("filesystem.writeFile", { path: "__proto__/toString", text: "x", version: null });
		expect(files.paths).toEqual(["__proto__", "__proto__/toString"]);
		expect(({} as { toString: unknown }).toString).toBe(Object.prototype.toString);
	});
});

test("nothing is written over that was not read at its present version", async () => {
	const files = memoryWorkspace({ "a.md": "mine", "folder/b.md": "b" });
	await using scope = await openTestScope({ grants, powers: { files } });
	const call = (method: string, input: object) => scope.guest.call(`filesystem.${method}`, input);
	const refused = (code: string) => ({ code });
	const write = (path: string, version: number | null) => call("writeFile", { path, text: "stolen", version });
	await expect(write("a.md", null)).rejects.toMatchObject(refused("file_taken"));
	await expect(write("a.md", 0)).rejects.toMatchObject(refused("file_conflict"));
	await expect(write("a.md", 99)).rejects.toMatchObject(refused("file_conflict"));
	await expect(write("a.md/below", null)).rejects.toMatchObject(refused("file_taken"));
	await expect(write("folder", null)).rejects.toMatchObject(refused("file_taken"));
	await expect(write("folder", 1)).rejects.toMatchObject(refused("file_missing"));
	await expect(call("rename", { from: "folder/b.md", to: "a.md" })).rejects.toMatchObject(refused("file_taken"));
	await expect(call("rename", { from: "folder", to: "folder/below" })).rejects.toMatchObject(refused("file_taken"));
	await expect(call("delete", { path: "folder", recursive: false })).rejects.toMatchObject(refused("folder_not_empty"));
	expect((await files.read("a.md"))?.text).toBe("mine");
	expect(files.paths).toEqual(["a.md", "folder", "folder/b.md"]);
});

test("a grant taken back while the app reads keeps the text, and silences every watch", async () => {
	const files = memoryWorkspace({ "a.md": "secret" });
	const reading = Promise.withResolvers<{ text: string; version: number }>();
	const read = files.read;
	files.read = () => reading.promise;
	await using scope = await openTestScope({ grants, powers: { files } });
	const heard: unknown[] = [];
	scope.guest.on("filesystem.changed", (payload) => heard.push(payload));
	await scope.guest.call("filesystem.watch", { watch: 1, path: "" });
	const answer = scope.guest.call("filesystem.readFile", { path: "a.md" }).catch(({ code }) => code);
	await scope.guest.call("ui.clearOutput", {});
	scope.grants.replace([]);
	reading.resolve({ text: "secret", version: 1 });
	expect(await answer).toBe("permission_denied");
	files.read = read;
	files.type("a.md", "changed");
	await scope.clock.advance(1_000);
	await scope.guest.call("ui.clearOutput", {});
	expect(heard).toEqual([]);
});

test("floods of watches, calls and changes stay within their limits", async () => {
	const files = memoryWorkspace({ "a.md": "a" });
	await using scope = await openTestScope({ grants, powers: { files } });
	for (let watch = 0; watch < 20; watch++) await scope.guest.call("filesystem.watch", { watch, path: "" });
	await expect(scope.guest.call("filesystem.watch", { watch: 20, path: "" })).rejects.toMatchObject({
		code: "watch_limit",
	});
	for (let watch = 1; watch < 20; watch++) await scope.guest.call("filesystem.unwatch", { watch });
	const heard: { changes: unknown[]; more: boolean }[] = [];
	scope.guest.on("filesystem.changed", (payload) => heard.push(payload as (typeof heard)[number]));
	for (let file = 0; file < 5_000; file++) files.type(`many/${file}.md`, "x");
	await scope.clock.advance(100);
	await expect.poll(() => heard).toHaveLength(1);
	expect(heard[0]?.changes).toHaveLength(200);
	expect(heard[0]?.more).toBe(true);

	const long = { path: "long.md", text: "x".repeat(6_000_001), version: null };
	await expect(scope.guest.call("filesystem.writeFile", long)).rejects.toMatchObject({ code: "arguments_invalid" });
	const flood = Array.from({ length: 200 }, (_, file) =>
		scope.guest.call("filesystem.createFolder", { path: `f${file}` }).catch(({ code }) => code),
	);
	expect((await Promise.all(flood)).filter((code) => code === "rate_limited").length).toBeGreaterThanOrEqual(90);
});

test("a change that a flood of others crowded out is said to be among more", async () => {
	const files = memoryWorkspace({ "own/a.md": "a" });
	await using scope = await openTestScope({ grants, powers: { files } });
	await scope.guest.call("filesystem.watch", { watch: 1, path: "own" });
	const heard: unknown[] = [];
	scope.guest.on("filesystem.changed", (payload) => heard.push(payload));
	for (let file = 0; file < 2_500; file++) files.type(`many/${file}.md`, "x");
	files.type("own/a.md", "changed");
	await scope.clock.advance(100);
	await expect.poll(() => heard).toEqual([{ watch: 1, changes: [], more: true }]);
	files.type("own/a.md", "again");
	await scope.clock.advance(100);
	await expect
		.poll(() => heard.at(-1))
		.toEqual({ watch: 1, changes: [{ path: "own/a.md", kind: "changed" }], more: false });
});

test("what goes wrong inside the app stays there", async () => {
	const faults: unknown[] = [];
	const files = { ...memoryWorkspace(), read: () => Promise.reject(new Error("/home/ada/profile is locked")) };
	await using scope = await openTestScope({ grants, powers: { files }, onFault: (thrown) => faults.push(thrown) });
	await expect(scope.guest.call("filesystem.readFile", { path: "a.md" })).rejects.toMatchObject({
		code: "internal_error",
		message: "The app failed to answer this call.",
	});
	expect(faults).toHaveLength(1);
});

test("an app without files says so", async () => {
	await using scope = await openTestScope({ grants });
	await expect(scope.guest.call("filesystem.list", { path: "" })).rejects.toMatchObject({
		code: "capability_not_offered",
	});
});
