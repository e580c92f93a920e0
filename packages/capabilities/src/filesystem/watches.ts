import { coalesce } from "../coalesce.ts";
import { errors } from "../errors.ts";
import type { Scope } from "../scope.ts";
import { filesystem, MAX_CHANGES } from "./contract.ts";
import type { FileChange, FilesPower } from "./power.ts";

const EVENT_MS = 100;
const MAX_WATCHES = 20;

/** What one extension wants to hear of. It is told in bundles, and only while the permission is granted. */
export function watches({ clock, signal, emit }: Scope, power: FilesPower) {
	const watched = new Map<number, string>();
	let waiting = new Map<string, FileChange>();
	/** More happened than was kept: whose it was nobody knows, so everybody is told to look. */
	let lost = false;
	let stop: (() => void) | undefined;

	const tell = coalesce(
		() => {
			const changes = [...waiting.values()];
			const others = lost;
			waiting = new Map();
			lost = false;
			for (const [watch, path] of watched) {
				const own = changes.filter((change) => covers(path, change.path));
				if (own.length === 0 && !others) continue;
				const payload = { watch, changes: own.slice(0, MAX_CHANGES), more: others || own.length > MAX_CHANGES };
				emit("filesystem.changed", filesystem.events.changed, payload);
			}
		},
		EVENT_MS,
		clock,
		signal,
	);
	const hear = (changes: readonly FileChange[]) => {
		for (const change of changes) {
			// Of several changes to one path the last is what counts; beyond what is told anyway, nothing is kept.
			if (waiting.size < 10 * MAX_CHANGES || waiting.has(change.path)) waiting.set(change.path, change);
			else lost = true;
		}
		tell();
	};
	const end = () => {
		stop?.();
		stop = undefined;
	};
	signal.addEventListener("abort", end, { once: true });

	return {
		watch({ watch, path }: { watch: number; path: string }) {
			if (!watched.has(watch) && watched.size >= MAX_WATCHES) throw errors.watch_limit(MAX_WATCHES);
			watched.set(watch, path);
			stop ??= power.onChange(hear);
			return null;
		},
		unwatch({ watch }: { watch: number }) {
			watched.delete(watch);
			if (watched.size === 0) end();
			return null;
		},
	};
}

function covers(folder: string, path: string): boolean {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
