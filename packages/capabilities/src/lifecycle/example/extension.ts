import type { Api, ExtensionContext } from "../../guest.ts";

let timer: ReturnType<typeof setInterval> | undefined;

export function activate(_api: Api, context: ExtensionContext) {
	// ① The context says who you are and what woke you.
	console.log(`${context.extension.id} ${context.extension.version}, woken by ${context.activatedBy}`);
	timer = setInterval(() => {}, 60_000);

	// ② Whatever has a dispose function ends with the extension, last one first.
	context.subscriptions.push({ dispose: () => console.log("second") }, { dispose: () => console.log("first") });
}

export function deactivate() {
	// ③ Two seconds to tidy up; then subscriptions are disposed of and the worker ends.
	clearInterval(timer);
}
