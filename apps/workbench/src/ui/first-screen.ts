/** Whatever happens, the rest of the app comes after this long. */
const AT_LATEST_MS = 10_000;

const gate = Promise.withResolvers<void>();

/**
 * Resolves once one can write, or read, what one came for: the editor has its text, or another page is drawn. What
 * nobody needs before (extensions, the session, menus, dialogs) waits for it, so that a first visit loads little.
 */
export const firstScreen: Promise<void> = gate.promise;

export function firstScreenShown(): void {
	// After the task that drew it, so that nothing is asked for before.
	setTimeout(gate.resolve);
}

setTimeout(firstScreenShown, AT_LATEST_MS);
