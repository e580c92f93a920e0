import type { PagePower } from "./powers.ts";

/** The page that this code runs in, or a page that is always in view where there is none. */
export function browserPage(): PagePower {
	if (typeof document === "undefined") return { hidden: () => false, onReturn: () => () => {} };
	return {
		hidden: () => document.hidden,
		onReturn(listener) {
			const whenVisible = () => {
				if (!document.hidden) listener();
			};
			document.addEventListener("visibilitychange", whenVisible);
			window.addEventListener("focus", listener);
			return () => {
				document.removeEventListener("visibilitychange", whenVisible);
				window.removeEventListener("focus", listener);
			};
		},
	};
}
