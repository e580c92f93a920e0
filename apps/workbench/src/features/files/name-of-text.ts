const MAX_CHARS = 60;

/** A file name, without an ending, made of a text's first line with words in it. */
export function nameOfText(text: string): string {
	const line =
		text
			.slice(0, 2_000)
			.split("\n")
			.find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? "";
	const name = line
		.replace(/^[\s#>*+-]+/, "")
		.replace(/[*_`]/g, "")
		// What no file may be called; see `nameFault`.
		.replace(/[\\/:?"<>|\p{C}\p{Co}\p{Zl}\p{Zp}]+/gu, " ")
		.replace(/\s+/g, " ")
		.normalize("NFC");
	return (
		[...name]
			.slice(0, MAX_CHARS)
			.join("")
			.replace(/^[\s.]+|[\s.]+$/g, "") || "Untitled"
	);
}
