import { create } from "zustand";

/** Which folders are open in the tree; kept while the page is. */
export const useExpanded = create<{ expanded: string[]; setExpanded: (expanded: string[]) => void }>((set) => ({
	expanded: [],
	setExpanded: (expanded) => set({ expanded }),
}));

interface TreeRequest {
	readonly id: string;
	/** Lets the person type the name at once. */
	readonly rename: boolean;
	/** Opens the file once it has its name. */
	readonly open?: boolean;
}

let listener: ((request: TreeRequest) => void) | undefined;
let waiting: TreeRequest | undefined;

/** Shows a row in the tree, as soon as there is one. */
export function requestInTree(request: TreeRequest): void {
	if (listener) listener(request);
	else waiting = request;
}

export function onTreeRequest(listen: (request: TreeRequest) => void): () => void {
	listener = listen;
	if (waiting) listen(waiting);
	waiting = undefined;
	return () => {
		if (listener === listen) listener = undefined;
	};
}
