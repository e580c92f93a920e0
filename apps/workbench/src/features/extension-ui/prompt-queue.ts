import type { Choice, Question, TextQuestion } from "@annex/host";
import { create } from "zustand";

/** What an extension asks, with the way to answer; `undefined` dismisses it. */
export type Prompt = { readonly key: number } & (
	| { readonly kind: "confirm"; readonly asked: Question; readonly answer: (confirmed?: boolean) => void }
	| { readonly kind: "pick"; readonly asked: Choice; readonly answer: (position?: number) => void }
	| { readonly kind: "ask"; readonly asked: TextQuestion; readonly answer: (text?: string) => void }
);

type Kinds = { [P in Prompt as P["kind"]]: { asked: P["asked"]; answer: Parameters<P["answer"]>[0] } };

let nextKey = 1;

/** Questions of extensions, first come first shown, one at a time. */
export const usePrompts = create<{ queue: readonly Prompt[] }>(() => ({ queue: [] }));

/** Puts a question to the person; resolves with `undefined` when it is dismissed or its extension ends. */
export function prompt<Kind extends keyof Kinds>(
	kind: Kind,
	asked: Kinds[Kind]["asked"],
	signal: AbortSignal,
): Promise<Kinds[Kind]["answer"]> {
	return new Promise((resolve) => {
		const key = nextKey++;
		const answer = (answered?: Kinds[Kind]["answer"]) => {
			usePrompts.setState(({ queue }) => ({ queue: queue.filter((each) => each.key !== key) }));
			resolve(answered);
		};
		// The compiler cannot see that kind, question and answer belong together; the signature above says so.
		usePrompts.setState(({ queue }) => ({ queue: [...queue, { key, kind, asked, answer } as unknown as Prompt] }));
		signal.addEventListener("abort", () => answer(), { once: true });
	});
}
