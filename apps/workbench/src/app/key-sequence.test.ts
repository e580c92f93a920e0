import { describe, expect, it } from "vitest";
import { keySequence } from "./key-sequence.ts";

describe("keySequence", () => {
	const follow = () => keySequence(["n", "g e", "g m", "?"]);

	it("names a single key at once", () => {
		expect(follow()("n", 0)).toBe("n");
	});

	it("names nothing for keys that are no shortcut", () => {
		const next = follow();
		for (const key of ["j", "k", "Enter", "e", " "]) expect(next(key, 0)).toBeUndefined();
	});

	it("names two keys pressed one after the other", () => {
		const next = follow();
		expect(next("g", 0)).toBeUndefined();
		expect(next("m", 400)).toBe("g m");
		expect(next("m", 500)).toBeUndefined();
	});

	it("forgets the first key after a while, and after another one", () => {
		const next = follow();
		next("g", 0);
		expect(next("m", 2_000)).toBeUndefined();
		next("g", 3_000);
		next("x", 3_100);
		expect(next("m", 3_200)).toBeUndefined();
	});

	it("takes a single key that follows a first one that does not fit", () => {
		const next = follow();
		next("g", 0);
		expect(next("n", 100)).toBe("n");
	});
});
