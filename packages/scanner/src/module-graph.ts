import { quote } from "@annex/manifest";
import type { Program } from "acorn";
import { literalSpecifier } from "./code/literal-specifier.ts";
import { walk } from "./code/walk.ts";
import type { Issues } from "./issues.ts";
import { parseModule } from "./parse-module.ts";
import { isScript } from "./scripts.ts";

/**
 * The main script and everything it imports, leaf first, in the order of the imports; the host links them one by one in
 * this order. Imports that leave the package, miss their file or come back in a circle become issues.
 * A file that does not parse counts as a leaf here; the scan says what is wrong with it.
 */
export function linkOrder(main: string, files: ReadonlyMap<string, Uint8Array>, issues: Issues): string[] {
	const order: string[] = [];
	const state = new Map<string, "open" | "done">([[main, "open"]]);
	// A stack of our own: a chain of a thousand files must not become a thousand calls.
	const open = [{ file: main, rest: importsOf(main, files, issues) }];
	for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
		const next = top.rest.shift();
		if (next === undefined) {
			state.set(top.file, "done");
			order.push(top.file);
			open.pop();
		} else if (state.get(next) === "open") {
			const circle = [...open.slice(open.findIndex(({ file }) => file === next)).map(({ file }) => file), next];
			issues.add(
				top.file,
				`Files import each other in a circle: ${circle.slice(0, 10).map(quote).join(" → ")}.`,
				"Bundle the code into one file, for example with esbuild.",
			);
		} else if (!state.has(next)) {
			state.set(next, "open");
			open.push({ file: next, rest: importsOf(next, files, issues) });
		}
	}
	return order;
}

function importsOf(file: string, files: ReadonlyMap<string, Uint8Array>, issues: Issues): string[] {
	const bytes = files.get(file);
	const parsed = bytes && parseModule(bytes);
	if (!parsed?.ok) return [];
	const targets: string[] = [];
	for (const { specifier, line, attributes } of specifiersIn(parsed.program)) {
		const target = resolveSpecifier(file, specifier);
		const fault = faultOf(specifier, target, files) ?? (attributes ? ATTRIBUTES : undefined);
		if (fault) issues.add(`${file}:${line}`, `${quote(specifier)} ${fault[0]}.`, fault[1]);
		else if (target !== undefined && !targets.includes(target)) targets.push(target);
	}
	return targets;
}

interface Specifier {
	readonly specifier: string;
	readonly line: number;
	readonly attributes: boolean;
}

/**
 * What a module imports, in the order of the source: static imports, re-exports, and `import("./literal.js")`, which the
 * host links just the same. Computed specifiers are the scan's affair.
 */
function* specifiersIn(program: Program): Generator<Specifier> {
	for (const { node } of walk(program)) {
		const line = node.loc?.start.line ?? 0;
		if (node.type === "ImportExpression") {
			const specifier = literalSpecifier(node.source);
			if (specifier !== undefined) yield { specifier, line, attributes: Boolean(node.options) };
		} else if (
			node.type === "ImportDeclaration" ||
			node.type === "ExportAllDeclaration" ||
			node.type === "ExportNamedDeclaration"
		) {
			if (!node.source) continue;
			yield { specifier: String(node.source.value), line, attributes: node.attributes.length > 0 };
		}
	}
}

const ATTRIBUTES = ["is imported with attributes, which the host does not link", "Import plain modules only."] as const;

function faultOf(specifier: string, target: string | undefined, files: ReadonlyMap<string, Uint8Array>) {
	if (!/^\.\.?\//.test(specifier)) {
		return [
			"is imported, which is no file of this package",
			"Bundle it into the package, for example with esbuild.",
		] as const;
	}
	if (target === undefined) {
		return ["is imported from outside of the package", "Import files of the package only."] as const;
	}
	if (!files.has(target))
		return ["is imported, and there is no such file", 'Write the path in full, with ".js".'] as const;
	if (!isScript(target))
		return ["is imported, and is no JavaScript module", 'Import ".js" and ".mjs" files only.'] as const;
	return undefined;
}

/** The path in the package that a relative specifier means, as the host's linker reads it; `undefined` outside. */
function resolveSpecifier(from: string, specifier: string): string | undefined {
	const steps = from.split("/").slice(0, -1);
	for (const step of specifier.split("/")) {
		if (step === ".") continue;
		if (step !== "..") steps.push(step);
		else if (steps.pop() === undefined) return undefined;
	}
	return steps.join("/");
}
