import { beforeEach, expect, test } from "vitest";
import { appendOutput, clearOutput, useOutputs } from "./outputs.ts";

const acme = { id: "acme.sample", version: "1.0.0", displayName: "Sample" };
const linesOf = (id: string) => useOutputs.getState().outputs.get(id)?.lines;

beforeEach(() => clearOutput(acme.id));

test("keeps the last thousand lines of each extension", () => {
	for (let round = 0; round < 12; round += 1) {
		appendOutput(
			acme,
			Array.from({ length: 100 }, (_, line) => `${round}.${line}`),
		);
	}
	expect(linesOf(acme.id)).toHaveLength(1_000);
	expect(linesOf(acme.id)?.at(-1)).toBe("11.99");
});

test("clearing one's output leaves the others'", () => {
	appendOutput(acme, ["a"]);
	appendOutput({ ...acme, id: "acme.other" }, ["b"]);
	clearOutput(acme.id);
	expect(linesOf(acme.id)).toBeUndefined();
	expect(linesOf("acme.other")).toEqual(["b"]);
});
