import { type Grant, grantOf, type PermissionRequest } from "@annex/manifest";
import { create } from "zustand";
import type { Asked } from "./permission-words.ts";

/** Who asks for what. Texts are untrusted; the prompt makes them harmless. */
export interface PermissionQuestion {
	readonly id: string;
	readonly displayName: string;
	readonly publisher: string;
	readonly publisherVerified: boolean;
	readonly iconUrl: string | null;
	readonly version: string;
	readonly requests: readonly Asked[];
	/** Set for an update: which of the requests are new, or reach further than before. */
	readonly grown?: readonly string[];
	/** Set when it comes from its author's machine: nobody has published or reviewed it. */
	readonly development?: true;
}

interface State {
	readonly question: PermissionQuestion | null;
	readonly answer: (grants: Grant[] | null) => void;
}

export const usePermissionQuestion = create<State>(() => ({ question: null, answer: () => {} }));

/** Shows the prompt. Resolves with what was given, which may be nothing (`[]`), or `null` when it was called off. */
export function askPermissions(question: PermissionQuestion): Promise<Grant[] | null> {
	usePermissionQuestion.getState().answer(null);
	return new Promise((resolve) => {
		usePermissionQuestion.setState({
			question,
			answer: (grants) => {
				usePermissionQuestion.setState({ question: null, answer: () => {} });
				resolve(grants);
			},
		});
	});
}

/** What is given when exactly these are switched on. */
export function grantsFor(requests: readonly Asked[], given: ReadonlySet<string>): Grant[] {
	return requests.filter((asked) => given.has(asked.permission)).map((asked) => grantOf(asked as PermissionRequest));
}
