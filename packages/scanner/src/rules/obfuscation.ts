import type { AnyNode } from "acorn";
import type { Report, Rule } from "../rule.ts";
import type { ScannedFile, ScannedScript } from "../scanned-file.ts";

const SCRAMBLED_NAME = /^_0x[0-9a-f]{3,}$/i;
const MIN_SCRAMBLED_NAMES = 5;
const MIN_SCRAMBLED_SHARE = 0.2;
const LONG_LITERAL_CHARS = 1_000;
const MIN_ENTROPY_BITS = 4.6;
const MIN_TABLE_TEXTS = 20;
const MIN_ESCAPES = 12;

export const obfuscation: Rule = {
	name: "obfuscation",
	question: "Is the code made hard to read on purpose?",
	because: "Minified code can be reviewed with patience; scrambled code hides what it does, and only that.",
	instead: "Publish readable or merely minified code; ship data as files instead of encoded literals.",
	severities: ["block", "warning"],
	*check(file) {
		if (!file.code) return;
		yield* scrambledNames(file.code);
		yield* punctuationCode(file);
		yield* rotatedTable(file.code);
		const { lost } = file.code.resolver;
		if (lost)
			yield { severity: "block", at: lost.start, why: "It passes values through more hands than can be followed." };
		for (const { node } of file.code.script.visits) yield* literal(node, file.code.script.text);
	},
};

function* scrambledNames({ script }: ScannedScript): Generator<Report> {
	const names = new Set<string>();
	const scrambled = new Set<string>();
	let first: number | undefined;
	for (const { node } of script.visits) {
		if (node.type !== "Identifier") continue;
		names.add(node.name);
		if (!SCRAMBLED_NAME.test(node.name)) continue;
		scrambled.add(node.name);
		first ??= node.start;
	}
	if (first === undefined || scrambled.size < MIN_SCRAMBLED_NAMES) return;
	if (scrambled.size / names.size < MIN_SCRAMBLED_SHARE) return;
	yield {
		severity: "block",
		at: first,
		why: `${scrambled.size} names are scrambled in the way of an obfuscator (\`_0x…\`).`,
	};
}

/** JSFuck and its kin write programs with six signs. */
function* punctuationCode(file: ScannedFile): Generator<Report> {
	const code = file.text?.replace(/\s+/g, "") ?? "";
	if (code.length < 300) return;
	const signs = code.replace(/[^[\]()!+{}$_]/g, "").length;
	if (signs / code.length > 0.9) {
		yield { severity: "block", at: 0, why: "The code is written with hardly anything but brackets and signs." };
	}
}

/** A table of texts that is rotated until a checksum fits, then read through a decoder: how obfuscators hide names. */
function* rotatedTable({ script }: ScannedScript): Generator<Report> {
	let table: number | undefined;
	let rotated = false;
	let checksum = false;
	for (const { node } of script.visits) {
		if (node.type === "ArrayExpression" && node.elements.length >= MIN_TABLE_TEXTS && node.elements.every(isText)) {
			table ??= node.start;
		}
		if (isRotation(node)) rotated = true;
		if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "parseInt") {
			checksum = true;
		}
	}
	if (table !== undefined && rotated && checksum) {
		yield { severity: "block", at: table, why: "It reads its texts from a table that is shuffled at run time." };
	}
}

function isText(node: AnyNode | null): boolean {
	return node?.type === "Literal" && typeof node.value === "string";
}

/** `table.push(table.shift())`, with the names as texts or not. */
function isRotation(node: AnyNode): boolean {
	if (node.type !== "CallExpression" || methodName(node.callee) !== "push") return false;
	const [argument] = node.arguments;
	return argument?.type === "CallExpression" && methodName(argument.callee) === "shift";
}

function methodName(callee: AnyNode): string | undefined {
	if (callee.type !== "MemberExpression") return undefined;
	if (callee.property.type === "Identifier" && !callee.computed) return callee.property.name;
	return callee.property.type === "Literal" ? String(callee.property.value) : undefined;
}

function* literal(node: AnyNode, source: string): Generator<Report> {
	if (node.type === "TemplateElement") {
		yield* encodedText(node.value.cooked ?? node.value.raw, node.start);
		yield* needlessEscapes(node.value.raw, node.start);
	} else if (node.type === "Literal" && typeof node.value === "string") {
		yield* encodedText(node.value, node.start);
		yield* needlessEscapes(source.slice(node.start, node.end), node.start);
	}
}

function* encodedText(text: string, at: number): Generator<Report> {
	if (text.length < LONG_LITERAL_CHARS || /^data:(?:image|font|audio|video)\//.test(text)) return;
	const sample = text.slice(0, 20_000);
	const blanks = sample.match(/\s/g)?.length ?? 0;
	if (blanks / sample.length > 0.02) return;
	const hex = /^(?:0x)?[0-9a-f]+$/i.test(sample);
	if (!hex && entropyBits(sample) < MIN_ENTROPY_BITS) return;
	yield {
		severity: "warning",
		at,
		why: `It holds ${text.length} characters of encoded data, which cannot be reviewed.`,
	};
}

/** Shannon's, per character: prose lies near 4.2, base64 near 6. */
function entropyBits(text: string): number {
	const counts = new Map<string, number>();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
	return bits;
}

/** Plain letters written as `\x65`: they read the same to the machine and to nobody else. */
function* needlessEscapes(raw: string, at: number): Generator<Report> {
	const escapes = raw.match(/\\x[2-7][0-9a-f]|\\u00[2-7][0-9a-f]|\\u\{0*[2-7][0-9a-f]\}/gi) ?? [];
	if (escapes.length < MIN_ESCAPES) return;
	if (escapes.join("").length / raw.length < 0.5) return;
	yield { severity: "warning", at, why: `${escapes.length} plain letters of a text are written as escapes.` };
}
