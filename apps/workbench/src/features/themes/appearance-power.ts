import type { Appearance, AppearancePower } from "@annex/host";
import { appearanceOf, useLook } from "./look-store.ts";

/** What extensions may change about the text. Which of them asked last is remembered, so that it counts. */
export const appearancePower: AppearancePower = {
	read: () => appearanceOf(useLook.getState()),
	wish({ id, displayName }, wishes) {
		useLook.setState(({ wished }) => {
			const others = wished.filter(({ extensionId }) => extensionId !== id);
			const one = { extensionId: id, name: displayName, wishes };
			return { wished: Object.keys(wishes).length === 0 ? others : [...others, one] };
		});
	},
	onChange(listener) {
		let last: Appearance = appearanceOf(useLook.getState());
		return useLook.subscribe((state) => {
			const now = appearanceOf(state);
			if (Object.keys(now).every((key) => now[key as keyof Appearance] === last[key as keyof Appearance])) return;
			last = now;
			listener();
		});
	},
};
