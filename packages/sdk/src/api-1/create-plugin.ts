/** What `build` hands out: started with `initialize`, ended with `destroy`. */
export interface OldPlugin {
	initialize(context: unknown): unknown;
	destroy(): unknown;
}

/** Puts a plugin together step by step, in any order; each step hands the builder back. */
export interface PluginBuilder {
	/** Counts for nothing: what an extension is called stands in its manifest. */
	withMetadata(metadata: unknown): PluginBuilder;
	/** Counts for nothing: what an extension asks for stands in its manifest, where people read it. */
	requestPermissions(...permissions: readonly unknown[]): PluginBuilder;
	/** Is called with the whole API when the extension starts. */
	onInitialize(initialize: (context: never) => unknown): PluginBuilder;
	/** Is called when it ends. */
	onDestroy(destroy: () => unknown): PluginBuilder;
	build(): OldPlugin;
}

/** @example export default createPlugin().onInitialize(async (context) => context.ui.showMessage("Hello")).build(); */
export function createPlugin(): PluginBuilder {
	let start: (context: never) => unknown = () => {};
	let end: () => unknown = () => {};
	const builder: PluginBuilder = Object.freeze({
		withMetadata: () => builder,
		requestPermissions: () => builder,
		onInitialize(initialize: (context: never) => unknown) {
			start = initialize;
			return builder;
		},
		onDestroy(destroy: () => unknown) {
			end = destroy;
			return builder;
		},
		build: () =>
			Object.freeze({
				initialize: (context: unknown) => start(context as never),
				destroy: () => end(),
			}),
	});
	return builder;
}
