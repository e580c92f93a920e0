import { describe, expect, it } from "vitest";
import { applyEdits } from "./apply-edits.ts";

describe("applyEdits", () => {
	it("makes all edits against the text as it was", () => {
		const edits = [
			{ start: 0, end: 1, text: "A" },
			{ start: 2, end: 2, text: "-" },
			{ start: 4, end: 5, text: "" },
		];
		expect(applyEdits("abcde", edits)).toBe("Ab-cd");
	});

	it("leaves the text alone without edits", () => {
		expect(applyEdits("abc", [])).toBe("abc");
	});
});
