import { describe, expect, it } from "vitest";
import { MAX_DEPTH, MAX_NAME_CHARS, nameFault } from "./file-name.ts";
import { filePath, folderPath } from "./file-path.ts";

describe("a path inside the workspace", () => {
	it.each(["a", "notes/today.md", "Ünïcode/日本語.txt", "a b/c-d_e (1).md", ".hidden", "..md"])("may be %j", (path) => {
		expect(filePath.parse(path)).toBe(path);
	});

	it.each([
		["", "nothing"],
		["/etc/passwd", "absolute"],
		["C:/x", "a drive"],
		["a//b", "an empty part"],
		["a/", "a slash at its end"],
		["..", "the folder above"],
		["a/../../b", "climbing"],
		["./a", "the folder itself"],
		["a/.../b", "only dots"],
		["a\\b", "a backslash"],
		["a\0b", "a NUL"],
		["a\nb", "a line break"],
		["a\u202etxt.exe", "turned text"],
		["a\u200bb", "an invisible character"],
		["a ", "a blank at its end"],
		["a.", "a dot at its end"],
		["file:///a", "an address"],
		["\ud800", "half a character"],
		["x".repeat(MAX_NAME_CHARS + 1), "too long a name"],
		[
			Array(MAX_DEPTH + 1)
				.fill("a")
				.join("/"),
			"too many folders",
		],
	])("is not %j: %s", (path) => {
		expect(filePath.safeParse(path).success).toBe(false);
	});

	it("has one spelling, however it was composed", () => {
		expect(filePath.parse("Cafe\u0301.md")).toBe("Café.md");
	});

	it("is empty only where a folder is meant", () => {
		expect(folderPath.parse("")).toBe("");
		expect(folderPath.safeParse("../").success).toBe(false);
	});
});

describe("a name's fault", () => {
	it("is a sentence for the person who types it", () => {
		expect(nameFault("a/b")).toMatch(/^A name holds none of/);
		expect(nameFault("plans.md")).toBeUndefined();
	});
});
