import type { ExtensionIdentity } from "@annex/host";
import { create } from "zustand";

const MAX_LINES = 1_000;
const MAX_EXTENSIONS = 100;

export interface Output {
	readonly displayName: string;
	readonly lines: readonly string[];
}

interface State {
	/** By extension id; the last thousand lines of each, until the page is closed. */
	readonly outputs: ReadonlyMap<string, Output>;
	/** Whose output is open; the first one's when there is no such. */
	readonly of: string;
	readonly shown: boolean;
}

export const useOutputs = create<State>(() => ({ outputs: new Map(), of: "", shown: false }));

export function appendOutput({ id, displayName }: ExtensionIdentity, lines: readonly string[]): void {
	useOutputs.setState(({ outputs }) => {
		const next = new Map(outputs);
		next.set(id, { displayName, lines: [...(outputs.get(id)?.lines ?? []), ...lines].slice(-MAX_LINES) });
		const [oldest] = next.keys();
		if (next.size > MAX_EXTENSIONS && oldest !== undefined) next.delete(oldest);
		return { outputs: next };
	});
}

export function clearOutput(id: string): void {
	useOutputs.setState(({ outputs }) => ({ outputs: new Map([...outputs].filter(([each]) => each !== id)) }));
}

/** Opens the output, of one extension where it is said whose. */
export function showOutput(id = useOutputs.getState().of): void {
	useOutputs.setState({ shown: true, of: id });
}

export function hideOutput(): void {
	useOutputs.setState({ shown: false });
}
