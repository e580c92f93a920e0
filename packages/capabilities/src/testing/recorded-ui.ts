import type { Choice, Notification, Progress, Question, TextQuestion, UiPower } from "../ui/power.ts";

type Answer = string | number | boolean | null;

/** Work that was shown, with everything it said. */
export interface RecordedProgress extends Progress {
	readonly steps: readonly { readonly message: string; readonly percent: number | null }[];
	readonly ended: boolean;
}

/** A person who sees everything and answers when the test says so. */
export interface RecordedUi extends UiPower {
	readonly notifications: readonly Notification[];
	readonly questions: readonly Question[];
	readonly choices: readonly Choice[];
	readonly textQuestions: readonly TextQuestion[];
	readonly progresses: readonly RecordedProgress[];
	/** Lines by extension id. */
	readonly lines: ReadonlyMap<string, readonly string[]>;
	/** Ids of the extensions whose output was opened, in order. */
	readonly opened: readonly string[];
	/** Answers what waits longest: a label, a text, a position, `true`, `false`, or `null` to dismiss. */
	answer(with_: Answer): void;
}

export function recordedUi(): RecordedUi & Required<UiPower> {
	const notifications: Notification[] = [];
	const questions: Question[] = [];
	const choices: Choice[] = [];
	const textQuestions: TextQuestion[] = [];
	const progresses: RecordedProgress[] = [];
	const lines = new Map<string, string[]>();
	const opened: string[] = [];
	const waiting: ((answer: Answer) => void)[] = [];

	function wait<T>(read: (answer: Answer) => T, gone: T, signal: AbortSignal): Promise<T> {
		return new Promise((resolve) => {
			waiting.push((answer) => resolve(read(answer)));
			signal.addEventListener("abort", () => resolve(gone), { once: true });
		});
	}

	return {
		notifications,
		questions,
		choices,
		textQuestions,
		progresses,
		lines,
		opened,
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
		pick(choice, signal) {
			choices.push(choice);
			return wait((answer) => (typeof answer === "number" ? answer : null), null, signal);
		},
		ask(question, signal) {
			textQuestions.push(question);
			return wait((answer) => (typeof answer === "string" ? answer : null), null, signal);
		},
		progress(progress, signal) {
			const steps: { message: string; percent: number | null }[] = [];
			progresses.push({
				...progress,
				steps,
				get ended() {
					return signal.aborted;
				},
			});
			return (message, percent) => steps.push({ message, percent });
		},
		output: {
			append({ id }, added) {
				lines.set(id, [...(lines.get(id) ?? []), ...added]);
			},
			clear: ({ id }) => void lines.delete(id),
			show: ({ id }) => void opened.push(id),
		},
	};
}
