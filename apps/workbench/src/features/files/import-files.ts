import { say } from "../../ui/toasts.ts";
import { errors } from "./errors.ts";
import { createFile, createFolder } from "./file-actions.ts";
import { childrenOf } from "./file-node.ts";
import { nameOfText } from "./name-of-text.ts";
import { openTab } from "./tabs.ts";
import { allNodes } from "./workspace.ts";

const MAX_MEGABYTES = 20;
const MAX_FILES = 2_000;

interface Found {
	/** Folders below the one that things are dropped on. */
	readonly folders: readonly string[];
	readonly file: File;
}

/** Copies chosen files into a folder of the workspace and opens the first. */
export async function importChosen(files: readonly File[], folder: string): Promise<void> {
	await take(
		files.map((file) => ({ folders: [], file })),
		folder,
	);
}

/** Copies what was dropped, folders with all that is in them. */
export async function importFiles(transfer: DataTransfer, folder: string): Promise<void> {
	// Asked for at once: a transfer is empty after the event.
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
	const found: Found[] = [];
	for (const entry of entries) await walk(entry, [], found);
	await take(found, folder);
}

async function walk(entry: FileSystemEntry, folders: readonly string[], found: Found[]): Promise<void> {
	if (found.length >= MAX_FILES) return;
	if (entry instanceof FileSystemFileEntry) {
		found.push({ folders, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
	} else if (entry instanceof FileSystemDirectoryEntry) {
		const reader = entry.createReader();
		for (;;) {
			// A hundred at a time, until there are none.
			const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
			if (some.length === 0) break;
			for (const one of some) await walk(one, [...folders, entry.name], found);
		}
	}
}

async function take(found: readonly Found[], folder: string): Promise<void> {
	const problems: unknown[] = [];
	let firstId: string | undefined;
	let count = 0;
	for (const { folders, file } of found) {
		try {
			const text = await textIn(file);
			const id = await createFile(await folderFor(folders, folder), cleanName(file.name), text);
			firstId ??= id;
			count++;
		} catch (problem) {
			problems.push(problem);
		}
	}
	if (firstId !== undefined) openTab(firstId);
	if (count > 0) say("good", count === 1 ? "Imported one file." : `Imported ${count} files.`);
	if (problems.length === 1) throw problems[0];
	if (problems.length > 1) {
		say("warning", `${problems.length} files could not be imported`, {
			description: problems[0] instanceof Error ? problems[0].message : "",
		});
	}
}

async function folderFor(names: readonly string[], start: string): Promise<string> {
	let folder = start;
	for (const name of names) {
		const clean = cleanName(name);
		const there = childrenOf(allNodes(), folder).find((node) => node.kind === "folder" && node.name === clean);
		folder = there?.id ?? (await createFolder(folder, clean));
	}
	return folder;
}

async function textIn(file: File): Promise<string> {
	if (file.size > MAX_MEGABYTES * 1024 * 1024) throw errors.file_too_large(file.name, MAX_MEGABYTES);
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
		if (text.includes("\0")) throw errors.not_text(file.name);
		return text.replace(/\r\n?/g, "\n");
	} catch {
		throw errors.not_text(file.name);
	}
}

/** A name from another system as one that is allowed here. */
function cleanName(name: string): string {
	const dot = name.lastIndexOf(".");
	if (dot <= 0) return nameOfText(name);
	const ending = name.slice(dot).replace(/[^.\w-]/g, "");
	return `${nameOfText(name.slice(0, dot))}${ending === "." ? "" : ending}`;
}
