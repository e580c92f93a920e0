import { codePointName, hiddenCharacters, type Issue, quote } from "@annex/manifest";
import { packageLimits } from "../limits.ts";

const UTF8_FLAG = 0x0800;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;
const RENAME = "Rename it, and package again.";

export interface EntryName {
	/** Without the slash that ends the name of a folder. Only for showing when there are issues. */
	readonly path: string;
	readonly folder: boolean;
	readonly issues: readonly Issue[];
}

/** Reads the name of an entry and holds it to what means the same file on every system. */
export function readEntryName(raw: Uint8Array, generalPurposeBitFlag: number): EntryName {
	const text = decode(raw, (generalPurposeBitFlag & UTF8_FLAG) !== 0);
	if (text === undefined) {
		const shown = Buffer.from(raw).toString("latin1");
		return refused(shown, "has a name that is not UTF-8", "Package with a tool that writes UTF-8 names.");
	}
	const folder = text.endsWith("/");
	const path = folder ? text.slice(0, -1) : text;
	return { path, folder, issues: faultsOf(path).map(([what, fix]) => issue(text, what, fix)) };
}

function* faultsIn(path: string): Generator<readonly [what: string, fix: string]> {
	if (path === "") yield ["has an empty name", RENAME];
	if (path.length > packageLimits.pathChars) {
		yield [`has a path of more than ${packageLimits.pathChars} characters`, "Shorten it."];
	}
	if (/^[/\\]/.test(path)) yield ["has an absolute path", "Use a path inside the package."];
	if (/^[a-z]:/i.test(path)) yield ["names a drive", "Use a path inside the package."];
	if (path.includes("\\")) yield ["has a backslash in its path", 'Use "/" between folders.'];
	const [hidden] = hiddenCharacters(path, 1);
	if (hidden) yield [`has the hidden character ${codePointName(hidden.codePoint)} in its name`, RENAME];
	if (/[<>:"|?*\t\n\r]/.test(path)) yield ["has a character in its name that some systems refuse", RENAME];
	if (path.normalize("NFC") !== path) yield ["has a name that is not in Unicode form NFC", RENAME];

	const parts = path.split("/");
	if (parts.length > packageLimits.pathDepth) {
		yield [`lies more than ${packageLimits.pathDepth} levels deep`, "Put it into fewer folders."];
	}
	if (parts.includes("..")) yield ["has a path that climbs out of the package", "Use a path inside the package."];
	if (path !== "" && parts.some((part) => part === "" || part === ".")) {
		yield ["has an empty step or a dot in its path", "Write the path plainly."];
	}
	if (parts.some((part) => part !== "." && part !== ".." && /^ |[ .]$/.test(part))) {
		yield ["has a name that starts or ends with a space or ends with a dot", RENAME];
	}
	if (parts.some((part) => WINDOWS_DEVICE.test(part))) yield ["has a name that Windows keeps for a device", RENAME];
}

function faultsOf(path: string) {
	return [...faultsIn(path)];
}

function decode(raw: Uint8Array, utf8: boolean): string | undefined {
	// Without the flag the encoding is a guess that tools make differently, except for ASCII.
	if (!utf8 && raw.some((byte) => byte > 0x7f)) return undefined;
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
	} catch {
		return undefined;
	}
}

function refused(shown: string, what: string, fix: string): EntryName {
	return { path: shown, folder: false, issues: [issue(shown, what, fix)] };
}

function issue(shown: string, what: string, fix: string): Issue {
	return { path: shown, sentence: `The entry ${quote(shown)} ${what}.`, fix };
}
