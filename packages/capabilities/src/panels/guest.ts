import { answer, callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { panels } from "./contract.ts";
import { drawnTree } from "./draw-tree.ts";
import type { PanelChildren } from "./elements.ts";

/** One of your panels. It lives as long as its registration, whether somebody looks at it or not. */
export interface Panel {
	readonly id: string;
	/** Whether somebody looks at it now. */
	readonly visible: boolean;
	/**
	 * Draws these components, one below the other, in place of what was there. Cheap to call again and again: only what
	 * changed is sent, bursts become one, and while nobody looks it waits for `visible`. Resolves when it is drawn;
	 * rejects with what does not fit (`component_unknown`, `component_invalid`, `panel_too_large`, …), and then the
	 * panel is empty until the next call.
	 */
	render(...elements: PanelChildren): Promise<void>;
	/** Changes the title, or the figure of up to eight characters beside it; an empty badge takes it away. */
	describe(changes: { title?: string; badge?: string }): Promise<void>;
	/** Calls back each time that it comes into view. */
	onDidShow(listener: () => void): Disposable;
	/** Calls back each time that it goes out of view. */
	onDidHide(listener: () => void): Disposable;
}

/** Fills a panel: called the first time that somebody looks at it. */
export type PanelHandler = (panel: Panel) => unknown;

/** Panels that the app draws from your description. Needs no permission. */
export interface PanelsApi {
	/**
	 * Answers a panel of `contributes.panels`. Rejects with `panel_unknown`, or `panel_already_registered` while an
	 * earlier registration stands.
	 */
	register(id: string, handler: PanelHandler): Promise<Disposable>;
	/**
	 * Adds a panel that the manifest does not declare, until it is disposed of or the extension ends; at most ten.
	 * Rejects with `panel_location_unknown` where the app has no such place; `side` is the default.
	 */
	create(options: { id: string; title: string; location?: string }, handler: PanelHandler): Promise<Disposable>;
	/** Asks the app to bring a panel into view; at most once in five seconds, and the app decides. */
	reveal(id: string): Promise<void>;
}

const PACE_MS = 50;

export function panelsGuest(channel: GuestChannel, onError: (thrown: unknown) => void): PanelsApi {
	const call = callerOf<typeof panels>(channel, "panels");
	const open = new Map<string, OpenPanel>();

	answer<typeof panels>(channel, "panels", {
		show: async ({ panel }) => {
			await open.get(panel)?.shown();
			return null;
		},
		hide: ({ panel }) => {
			open.get(panel)?.hidden();
			return null;
		},
		happened({ panel, node, event, value }) {
			open.get(panel)?.happened(node, event, value);
			return null;
		},
	});

	async function add(id: string, handler: PanelHandler, announce: () => Promise<unknown>): Promise<Disposable> {
		if (typeof handler !== "function") throw new TypeError("A panel needs a function that fills it.");
		const panel = openPanel(id, handler, call, onError);
		const before = open.get(id);
		// In place before the host knows: it may show the panel in the same breath.
		if (before === undefined) open.set(id, panel);
		try {
			await announce();
		} catch (thrown) {
			if (before === undefined) open.delete(id);
			throw thrown;
		}
		return disposable(() => {
			panel.close();
			open.delete(id);
			// The channel may be closed already; then nobody is left to tell.
			call("unregister", { panel: id }).catch(() => {});
		});
	}

	return Object.freeze({
		register: (id: string, handler: PanelHandler) => add(id, handler, () => call("register", { panel: id })),
		create: ({ id, title, location = "side" }: Parameters<PanelsApi["create"]>[0], handler: PanelHandler) =>
			add(id, handler, () => call("create", { panel: id, title, location })),
		reveal: async (id: string) => void (await call("reveal", { panel: id })),
	});
}

interface OpenPanel {
	shown(): Promise<void>;
	hidden(): void;
	happened(node: string, event: string, value: unknown): void;
	close(): void;
}

function openPanel(
	id: string,
	handler: PanelHandler,
	call: ReturnType<typeof callerOf<typeof panels>>,
	onError: (thrown: unknown) => void,
): OpenPanel {
	const tree = drawnTree();
	const shows = new Set<() => void>();
	const hides = new Set<() => void>();
	let visible = false;
	let filled = false;
	let closed = false;
	let wanted: { readonly elements: PanelChildren; readonly asOf: number } | undefined;
	let waiting: PromiseWithResolvers<void> | undefined;
	let sending = false;

	async function send(): Promise<void> {
		if (sending) return;
		sending = true;
		// What is drawn in one turn goes together.
		await Promise.resolve();
		while (visible && !closed && wanted !== undefined && waiting !== undefined) {
			const { resolve, reject } = waiting;
			const drawing = wanted;
			wanted = waiting = undefined;
			await transmit(drawing).then(resolve, reject);
			await new Promise((wake) => setTimeout(wake, PACE_MS));
		}
		sending = false;
	}

	async function transmit(drawing: NonNullable<typeof wanted>, again = true): Promise<void> {
		try {
			const records = tree.draw(drawing.elements, drawing.asOf);
			if (records.length > 0) await call("mutate", { panel: id, records });
		} catch (thrown) {
			tree.reset();
			// The host had emptied the panel, after a handler that threw or took too long: once more, from nothing.
			if (!again || (thrown as { code?: unknown }).code !== "panel_tree_invalid") throw thrown;
			await transmit(drawing, false);
		}
	}

	function tell(listeners: ReadonlySet<() => void>): void {
		for (const listener of [...listeners]) run(listener);
	}

	function run(act: () => unknown): void {
		try {
			const result = act();
			if (result instanceof Promise) result.catch(onError);
		} catch (thrown) {
			onError(thrown);
		}
	}

	function listen(listeners: Set<() => void>, listener: () => void): Disposable {
		const own = () => listener();
		listeners.add(own);
		return disposable(() => listeners.delete(own));
	}

	const panel: Panel = Object.freeze({
		id,
		get visible() {
			return visible;
		},
		render(...elements: PanelChildren) {
			if (closed) return Promise.resolve();
			wanted = { elements, asOf: tree.now() };
			waiting ??= Promise.withResolvers<void>();
			const { promise } = waiting;
			void send();
			return promise;
		},
		describe: async (changes: { title?: string; badge?: string }) =>
			void (await call("describe", { panel: id, ...changes })),
		onDidShow: (listener: () => void) => listen(shows, listener),
		onDidHide: (listener: () => void) => listen(hides, listener),
	});

	return {
		async shown() {
			visible = true;
			if (filled) tell(shows);
			else {
				filled = true;
				// What it throws the person sees in the panel's place, too.
				await handler(panel);
			}
			void send();
		},
		hidden() {
			visible = false;
			tell(hides);
		},
		happened(node, event, value) {
			if (closed) return;
			tree.changedByPerson(node, event, value);
			const listener = tree.handlerOf(node, event);
			if (listener !== undefined) run(() => listener(value as never));
		},
		close() {
			closed = true;
			waiting?.resolve();
		},
	};
}
