import { type Issue, quote } from "@annex/manifest";
import { errors } from "./errors.ts";
import { packageLimits } from "./limits.ts";

/** Gathers the faults of one package, so that an author learns of all of them at once. */
export class Issues {
	readonly #list: Issue[] = [];
	#dropped = 0;

	add(path: string, sentence: string, fix: string): void {
		this.addAll([{ path, sentence, fix }]);
	}

	addAll(issues: readonly Issue[]): void {
		for (const issue of issues) {
			if (this.#list.length < packageLimits.issues) this.#list.push({ ...issue, path: shownPath(issue.path) });
			else this.#dropped++;
		}
	}

	get count(): number {
		return this.#list.length + this.#dropped;
	}

	/** Throws `package_invalid` when there is at least one. */
	throwIfAny(): void {
		if (this.count === 0) return;
		throw errors.package_invalid(this.count, { details: { issues: [...this.#list] } });
	}

	/** Adds a last fault, after which nothing more can be learnt, and throws. */
	fail(path: string, sentence: string, fix: string): never {
		this.add(path, sentence, fix);
		throw errors.package_invalid(this.count, { details: { issues: [...this.#list] } });
	}
}

/** Names inside a package are hostile text too: shown in quotes as soon as anything in them could mislead. */
function shownPath(path: string): string {
	return /^[\x21-\x7e ]{0,250}$/.test(path) ? path : quote(path);
}
