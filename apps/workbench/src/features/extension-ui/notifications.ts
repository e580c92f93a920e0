import type { NotificationLevel } from "@annex/host";
import { create } from "zustand";

/** What an extension said, kept after its toast has gone. */
export interface LoggedNotification {
	readonly key: number;
	readonly extensionId: string;
	readonly displayName: string;
	readonly level: NotificationLevel;
	readonly message: string;
	readonly at: string;
}

const MAX_KEPT = 100;

interface State {
	items: readonly LoggedNotification[];
	unseen: number;
	shown: boolean;
	add: (item: Omit<LoggedNotification, "key" | "at">) => void;
	clear: () => void;
	show: () => void;
	hide: () => void;
}

let nextKey = 1;

export const useNotifications = create<State>((set) => ({
	items: [],
	unseen: 0,
	shown: false,
	add: (item) =>
		set((state) => ({
			items: [{ ...item, key: nextKey++, at: new Date().toISOString() }, ...state.items].slice(0, MAX_KEPT),
			unseen: state.shown ? 0 : state.unseen + 1,
		})),
	clear: () => set({ items: [], unseen: 0 }),
	show: () => set({ shown: true, unseen: 0 }),
	hide: () => set({ shown: false }),
}));
