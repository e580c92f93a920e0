import type { Toast } from "@base-ui/react/toast";
import { describeProblem } from "./describe-problem.ts";

export type ToastKind = "info" | "good" | "warning" | "error";

export interface ToastData {
	/** Set when an extension speaks rather than the app. */
	readonly extension?: { readonly id: string; readonly displayName: string; readonly iconUrl: string | null };
	/** Of work under way: how far it is, `null` when nobody knows. */
	readonly percent?: number | null;
	readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

type Stack = ReturnType<typeof Toast.createToastManager<ToastData>>;

let stack: Stack | undefined;
let count = 0;
const waiting: ((stack: Stack) => void)[] = [];

/** The one stack of toasts; usable outside React. What is said before the stack is drawn waits for it. */
export const toasts: Pick<Stack, "close" | "update"> & { add(options: Parameters<Stack["add"]>[0]): string } = {
	add(options) {
		const id = `toast-${++count}`;
		tell((to) => void to.add({ ...options, id }));
		return id;
	},
	close: (id) => tell((to) => to.close(id)),
	update: (id, changes) => tell((to) => to.update(id, changes)),
};

/** Called by what draws the toasts, once it does. */
export function drawToastsOn(drawn: Stack): void {
	stack = drawn;
	for (const one of waiting.splice(0)) one(drawn);
}

function tell(what: (stack: Stack) => void): void {
	if (stack) what(stack);
	else waiting.push(what);
}

interface Options {
	description?: string;
	actions?: ToastData["actions"];
	/** Until somebody closes it. */
	stays?: boolean;
}

/** Says that something happened. Offers an undo where there is one. */
export function say(kind: ToastKind, title: string, options: Options = {}): string {
	return toasts.add({
		type: kind,
		title,
		...(options.description ? { description: options.description } : {}),
		priority: kind === "error" ? "high" : "low",
		// What asks for a decision stays until it has one.
		timeout: options.stays ? 0 : options.actions ? 10_000 : 6_000,
		data: options.actions ? { actions: options.actions } : {},
	});
}

/** Says that something failed: the sentence and the fix of the error. */
export function sayProblem(error: unknown): void {
	const { title, fix } = describeProblem(error);
	say("error", title, { description: fix });
}
