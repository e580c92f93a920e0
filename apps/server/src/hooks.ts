import type { Hooks, IdentityMove } from "./context.ts";

export function hooks(): Hooks {
	const identityMoves: IdentityMove[] = [];
	return {
		onIdentityMerged: (move) => void identityMoves.push(move),
		identityMoves,
	};
}
