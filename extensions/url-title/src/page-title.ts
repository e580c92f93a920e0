const HEAD_CHARACTERS = 500_000;
const MAX_CHARACTERS = 300;
const NAMED: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	ndash: "–",
	mdash: "—",
	hellip: "…",
	laquo: "«",
	raquo: "»",
	lsquo: "‘",
	rsquo: "’",
	ldquo: "“",
	rdquo: "”",
	middot: "·",
	bull: "•",
	copy: "©",
	reg: "®",
	trade: "™",
};

/** The title of an HTML page as one line of plain text; `undefined` when it has none. */
export function pageTitle(html: string): string | undefined {
	const head = html.slice(0, HEAD_CHARACTERS);
	const open = /<title(?:\s[^>]{0,500})?>/i.exec(head);
	if (open === null) return undefined;
	const from = open.index + open[0].length;
	const to = head.toLowerCase().indexOf("</title", from);
	if (to < 0) return undefined;
	const title = decoded(head.slice(from, to)).replace(/\s+/g, " ").trim();
	if (title === "") return undefined;
	return title.length > MAX_CHARACTERS ? `${title.slice(0, MAX_CHARACTERS - 1)}…` : title;
}

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
		if (name !== undefined) return Object.hasOwn(NAMED, name.toLowerCase()) ? (NAMED[name.toLowerCase()] ?? all) : all;
		const codePoint = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		const isCharacter = codePoint > 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
		return isCharacter ? String.fromCodePoint(codePoint) : "\ufffd";
	});
}
