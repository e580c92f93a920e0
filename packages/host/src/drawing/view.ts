import type { ComponentName, PanelNode } from "@annex/capabilities/host";

export type NodeOf<Name extends ComponentName> = Extract<PanelNode, { component: Name }>;

/** What drawing one component needs from the panel around it. */
export interface Drawing {
	/** Tells the extension what somebody did with a component. */
	send(node: PanelNode, event: string, value: unknown): void;
	/** A picture of the package. */
	picture(path: string, signal: AbortSignal): Promise<Blob>;
	/** The component that this one stands in. */
	parentOf(node: PanelNode): PanelNode | undefined;
}

/** One component on the page. */
export interface View {
	readonly element: HTMLElement;
	/** Where its children go; absent for those that have none. */
	readonly body?: HTMLElement;
	/** Brings the page up to the node's properties. */
	update(): void;
	/** Ends what goes on beside it. */
	dispose?(): void;
}

/** Draws one kind of component. */
export type Draw<Name extends ComponentName> = (node: NodeOf<Name>, drawing: Drawing) => View;
