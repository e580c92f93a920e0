import { AnnexError } from "./annex-error.ts";

/** One entry of a catalogue: the status over HTTP, the sentence, and the fix. */
export interface ErrorSpec<Args extends readonly never[] = readonly never[]> {
	readonly status: number;
	readonly say: (...args: Args) => string;
	readonly fix: string;
}

type Specs = Readonly<Record<string, ErrorSpec>>;

type Makers<S extends Specs> = {
	readonly [Code in keyof S]: (...args: [...Parameters<S[Code]["say"]>, options?: ErrorOptions]) => AnnexError;
};

/** What may ride along with an error: plain `details` for programs and the `cause` for logs. */
export interface ErrorOptions {
	details?: Record<string, unknown>;
	cause?: unknown;
}

/** A catalogue: one maker per code, and `specs` for the generated reference. */
export type Catalogue<S extends Specs> = Makers<S> & { readonly specs: S };

/**
 * Declares the errors of one package in one place.
 *
 * @example
 * const errors = catalogue({
 *   manifest_missing: { status: 422, say: () => "The package has no manifest.json.", fix: "Add one at the top of the ZIP." },
 * });
 * throw errors.manifest_missing();
 */
export function catalogue<const S extends Specs>(specs: S): Catalogue<S> {
	const makers: Record<string, unknown> = Object.create(null);
	for (const [code, spec] of Object.entries(specs)) {
		const arity = spec.say.length;
		makers[code] = (...args: unknown[]) => {
			const say = spec.say as unknown as (...a: unknown[]) => string;
			const options = args[arity] as ErrorOptions | undefined;
			return new AnnexError({
				code,
				message: say(...args.slice(0, arity)),
				status: spec.status,
				fix: spec.fix,
				...(options?.details ? { details: options.details } : {}),
				...(options && "cause" in options ? { cause: options.cause } : {}),
			});
		};
	}
	makers["specs"] = specs;
	return makers as Catalogue<S>;
}
