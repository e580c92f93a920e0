import { quote } from "@annex/manifest";
import type { Issues } from "../issues.ts";

interface Place {
	readonly spelling: string;
	readonly folder: boolean;
	readonly listed: boolean;
}

/**
 * Refuses names that some system takes for the same place: twice the same, differing only in case or in the Unicode
 * form of a letter, or a file where another path needs a folder.
 */
export function checkCollisions(
	entries: readonly { readonly path: string; readonly folder: boolean }[],
	issues: Issues,
): void {
	const places = new Map<string, Place>();
	for (const entry of entries) {
		const parts = entry.path.split("/");
		for (let depth = 1; depth <= parts.length; depth++) {
			const listed = depth === parts.length;
			const place = {
				spelling: parts.slice(0, depth).join("/"),
				folder: listed ? entry.folder : true,
				listed,
			};
			const known = places.get(fold(place.spelling));
			const fault = known && collision(known, place);
			if (fault) {
				issues.add(entry.path, fault, "Keep one of them, or rename one.");
				break;
			}
			places.set(fold(place.spelling), { ...place, listed: listed || known?.listed === true });
		}
	}
}

function collision(known: Place, place: Place): string | undefined {
	if (known.spelling !== place.spelling) {
		return `${quote(place.spelling)} and ${quote(known.spelling)} are one name on some systems.`;
	}
	if (known.folder !== place.folder) return `${quote(place.spelling)} is both a file and a folder.`;
	if (place.listed && known.listed) return `${quote(place.spelling)} is in the package twice.`;
	return undefined;
}

function fold(path: string): string {
	return path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
