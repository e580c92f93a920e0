import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./lib/run.ts";

/** The house: imports point down, rooms on one line are strangers. Tools stand outside and may see everything. */
const LINES: readonly (readonly string[])[] = [
	["packages/errors"],
	["packages/manifest", "packages/rpc"],
	["packages/capabilities", "packages/sandbox", "packages/scanner", "packages/registry-api"],
	["packages/sdk", "packages/host", "packages/executor"],
	["packages/testkit", "extensions"],
	["packages/cli"],
	["apps/server", "apps/workbench", "e2e", "bench", "examples"],
	["tools"],
];

/** Meetings that a line would forbid or allow wrongly, each with its reason. */
const RULES: readonly { from: RegExp; to: RegExp; why: string }[] = [
	{ from: /^apps\/workbench\//, to: /^packages\/(scanner|cli|sdk)\//, why: "the workbench runs in a page" },
	{ from: /^apps\/server\//, to: /^packages\/(host|cli)\//, why: "the server never runs the browser's host" },
	{ from: /^packages\/capabilities\/src\/.*guest\.ts$/, to: /\/host\.ts$/, why: "a guest half never sees a host half" },
	{ from: /^packages\/capabilities\/src\/.*host\.ts$/, to: /\/guest\.ts$/, why: "a host half never sees a guest half" },
	{ from: /^packages\/sdk\//, to: /^packages\/capabilities\/src\/.*host\.ts$/, why: "the SDK is the guest's side" },
	{ from: /^packages\/host\//, to: /^packages\/capabilities\/src\/.*guest\.ts$/, why: "the host is the other side" },
];

export interface Offence {
	readonly file: string;
	readonly line: number;
	readonly specifier: string;
	readonly sentence: string;
}

const IMPORT =
	/(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']/g;

/** Looks at one file's imports. Paths are relative to the repository; `names` maps package names to rooms. */
export function offencesOf(file: string, source: string, names: ReadonlyMap<string, string>): Offence[] {
	const found: Offence[] = [];
	const from = roomOf(file);
	if (!from) return found;
	for (const match of source.matchAll(IMPORT)) {
		const specifier = match[1] ?? match[2] ?? match[3];
		if (!specifier) continue;
		const target = resolveTarget(file, specifier, names);
		const to = target && roomOf(target);
		if (!target || !to) continue;
		const sentence = judge(file, from, target, to);
		if (!sentence) continue;
		const line = source.slice(0, match.index + match[0].indexOf(specifier)).split("\n").length;
		found.push({ file, line, specifier, sentence });
	}
	return found;
}

function judge(file: string, from: Room, target: string, to: Room): string | undefined {
	for (const rule of RULES) {
		// A package name stands for its index: `@annex/capabilities/host` is the host side of every capability.
		if (rule.from.test(file) && rule.to.test(target) && !/\.test\.ts$/.test(file)) return `Not from here: ${rule.why}.`;
	}
	if (from.name === to.name || to.line < from.line) return undefined;
	// Tests, wherever they stand, may use the test kit.
	if (to.name === "packages/testkit" && /(\.test\.tsx?$|\/test\/)/.test(file)) return undefined;
	const allowed = LINES.slice(0, from.line).flat().join(", ") || "nothing of this repository";
	return `${from.name} may import from: ${allowed}.`;
}

interface Room {
	readonly name: string;
	readonly line: number;
}

function roomOf(path: string): Room | undefined {
	for (const [line, rooms] of LINES.entries()) {
		for (const room of rooms) if (path === room || path.startsWith(`${room}/`)) return { name: room, line };
	}
	return undefined;
}

function resolveTarget(file: string, specifier: string, names: ReadonlyMap<string, string>): string | undefined {
	if (specifier.startsWith(".")) return relative(root, resolve(root, dirname(file), specifier));
	const parts = specifier.split("/");
	const name = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
	const room = names.get(name);
	if (!room) return undefined;
	const rest = specifier.slice(name.length + 1);
	return `${room}/src/${rest || "index"}.ts`;
}

/** Every package name of the workspace with its folder. */
export function workspaceNames(): Map<string, string> {
	const names = new Map<string, string>();
	for (const parent of ["packages", "apps", "extensions"]) {
		for (const entry of readdirSync(join(root, parent))) {
			const manifest = join(root, parent, entry, "package.json");
			try {
				names.set(JSON.parse(readFileSync(manifest, "utf8")).name, `${parent}/${entry}`);
			} catch {
				// A folder without a package.json is no room.
			}
		}
	}
	return names;
}

function* sources(folder: string): Generator<string> {
	for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
		if (["node_modules", "dist", "template", "screenshots"].includes(entry.name)) continue;
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) yield* sources(path);
		else if (/\.tsx?$/.test(entry.name)) yield path;
	}
}

if (import.meta.main) {
	const names = workspaceNames();
	const offences = ["packages", "apps", "extensions", "e2e", "bench", "examples"].flatMap((folder) =>
		[...sources(folder)].flatMap((file) => offencesOf(file, readFileSync(join(root, file), "utf8"), names)),
	);
	for (const { file, line, specifier, sentence } of offences)
		console.error(`${file}:${line} imports "${specifier}". ${sentence}`);
	if (offences.length > 0) process.exit(1);
}
