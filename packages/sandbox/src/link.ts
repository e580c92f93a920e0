import { type ImportSpecifier, parse } from "es-module-lexer/js";
import type { Program, ProgramFile } from "./engine.ts";
import { errors } from "./errors.ts";
import type { LinkedModule, LinkedProgram } from "./linked-program.ts";

// The lexer's `ImportType` exists only as a type.
const STATIC = 1;
const DYNAMIC = 2;
const IMPORT_META = 3;

/**
 * `urls`: every module gets a URL, and the engine knows `import()`. `realm`: a driver resolves modules by index, and
 * `import("./x.js")` becomes a call of the realm's loader.
 */
export type LinkStyle = "urls" | "realm";

/** What the driver of a bare engine resolves to the realm's loader. */
export const LOADER = "annex:loader";
const LOAD = "__annex_load__";

/**
 * Links the modules that the main file reaches, deterministically: the same program gives the same list.
 * Static imports, re-exports and `import("./literal.js")` are followed alike.
 *
 * @throws `program_unlinkable` for a missing file, text that is not UTF-8 or not a module, a cycle, and every specifier
 * that is not relative to a file of the package: bare, absolute, remote, computed or climbing.
 */
export function link(program: Program, style: LinkStyle = "urls"): LinkedProgram {
	const linker = new Linker(program, style);
	linker.visit(program.main);
	return linker.modules;
}

const importOfLoader = `import { load as ${LOAD} } from "${LOADER}";`;

class Linker {
	readonly modules: LinkedModule[] = [];
	readonly #files: ReadonlyMap<string, ProgramFile>;
	readonly #label: string;
	readonly #indexes = new Map<string, number>();
	readonly #path: string[] = [];
	readonly #style: LinkStyle;

	constructor(program: Program, style: LinkStyle) {
		this.#style = style;
		this.#label = program.label;
		this.#files = new Map(program.files.map((file) => [file.path, file]));
	}

	/** Links a file after everything that it imports; returns its index. */
	visit(path: string): number {
		const known = this.#indexes.get(path);
		if (known !== undefined) return known;
		const start = this.#path.indexOf(path);
		if (start >= 0) {
			const cycle = [...this.#path.slice(start), path].join(" → ");
			throw errors.program_unlinkable(path, `its imports go round in a circle (${cycle})`);
		}
		this.#path.push(path);
		const module = this.#module(path);
		this.#path.pop();
		this.#indexes.set(path, this.modules.push(module) - 1);
		return this.modules.length - 1;
	}

	#module(path: string): LinkedModule {
		const source = this.#read(path);
		const pieces: (string | number)[] = [];
		let end = 0;
		for (const specifier of specifiersOf(path, source)) {
			const target = resolveSpecifier(path, specifier);
			if (!this.#files.has(target)) throw errors.program_unlinkable(path, `there is no file "${target}"`);
			const index = this.visit(target);
			if (specifier.d >= 0 && this.#style === "realm") {
				// On the first line, so that lines keep their numbers.
				if (pieces[0] !== importOfLoader) pieces.unshift(importOfLoader);
				pieces.push(source.slice(end, specifier.ss), `${LOAD}(${index})`);
				end = specifier.se;
				continue;
			}
			// A dynamic import's span includes its quotes, a static one's does not.
			const quoted = specifier.d >= 0 ? 1 : 0;
			pieces.push(source.slice(end, specifier.s + quoted), index);
			end = specifier.e - quoted;
		}
		// encodeURI keeps the comment on one line whatever the label and path hold.
		pieces.push(source.slice(end), `\n//# sourceURL=${encodeURI(`ext://${this.#label}/${path}`)}\n`);
		return pieces;
	}

	#read(path: string): string {
		const file = this.#files.get(path);
		if (file === undefined) throw errors.program_unlinkable(path, "it is not in the package");
		try {
			return new TextDecoder("utf-8", { fatal: true }).decode(file.source);
		} catch (cause) {
			throw errors.program_unlinkable(path, "it is not UTF-8 text", { cause });
		}
	}
}

function specifiersOf(path: string, source: string): readonly ImportSpecifier[] {
	try {
		const [imports] = parse(source, path);
		return imports.filter(({ t }) => t !== IMPORT_META);
	} catch (cause) {
		throw errors.program_unlinkable(path, "it is not a JavaScript module", { cause });
	}
}

/** Where a specifier points inside the package. Only relative ones name a file there. */
function resolveSpecifier(from: string, { n: specifier, t: type, a: attributes }: ImportSpecifier): string {
	const refuse = (why: string) => errors.program_unlinkable(from, why);
	if (type !== STATIC && type !== DYNAMIC) throw refuse("it imports in a phase of its own");
	if (specifier === undefined) throw refuse("it computes what it imports");
	if (attributes !== -1) throw refuse(`it imports "${specifier}" with attributes`);
	if (!/^\.\.?\//.test(specifier)) throw refuse(`it imports "${specifier}", which is no relative path`);
	const segments = from.split("/").slice(0, -1);
	for (const segment of specifier.split("/")) {
		if (segment === ".") continue;
		if (segment !== "..") segments.push(segment);
		else if (segments.pop() === undefined) throw refuse(`it imports "${specifier}", outside the package`);
	}
	return segments.join("/");
}
