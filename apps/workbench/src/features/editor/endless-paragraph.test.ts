import { Text } from "@codemirror/state";
import { expect, it } from "vitest";
import { hasEndlessParagraph } from "./endless-paragraph.ts";

const line = "words that go on and on without a stop";

it("finds a paragraph that is too long to be read again at every keystroke, not a text that is long", () => {
	const lines = Array.from({ length: 20_000 }, () => line);
	expect(hasEndlessParagraph(Text.of(lines))).toBe(true);
	expect(hasEndlessParagraph(Text.of(lines.map((one, index) => (index % 5 === 0 ? " " : one))))).toBe(false);
	expect(hasEndlessParagraph(Text.of([line]))).toBe(false);
});
