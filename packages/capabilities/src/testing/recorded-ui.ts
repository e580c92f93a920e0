import type { Notification, Question, UiPower } from "../ui/power.ts";

/** A person who sees everything and answers when the test says so. */
export interface RecordedUi extends UiPower {
	readonly notifications: readonly Notification[];
	readonly questions: readonly Question[];
	/** Answers the oldest notification or question that waits: a label, `true`, `false`, or `null` to dismiss. */
	answer(with_: string | boolean | null): void;
}

export function recordedUi(): RecordedUi {
	const notifications: Notification[] = [];
	const questions: Question[] = [];
	const waiting: ((answer: string | boolean | null) => void)[] = [];

	function wait<T>(read: (answer: string | boolean | null) => T, gone: T, signal: AbortSignal): Promise<T> {
		return new Promise((resolve) => {
			waiting.push((answer) => resolve(read(answer)));
			signal.addEventListener("abort", () => resolve(gone), { once: true });
		});
	}

	return {
		notifications,
		questions,
		answer(with_) {
			waiting.shift()?.(with_);
		},
		notify(notification, signal) {
			notifications.push(notification);
			if (notification.actions.length === 0) return Promise.resolve(null);
			return wait((answer) => (typeof answer === "string" ? answer : null), null, signal);
		},
		confirm(question, signal) {
			questions.push(question);
			return wait((answer) => answer === true, false, signal);
		},
	};
}
