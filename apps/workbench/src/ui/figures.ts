const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });
const DATE = new Intl.DateTimeFormat("en", { year: "numeric", month: "short", day: "numeric" });
const NUMBER = new Intl.NumberFormat("en");
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

const STEPS = [
	{ unit: "minute", seconds: 60 },
	{ unit: "hour", seconds: 3_600 },
	{ unit: "day", seconds: 86_400 },
] as const;
const DAYS_UNTIL_DATE = 30;

/** "3 hours ago" up to thirty days, then the date. */
export function ago(timestamp: string, now = Date.now()): string {
	const seconds = Math.round((Date.parse(timestamp) - now) / 1_000);
	if (Number.isNaN(seconds)) return "";
	const size = Math.abs(seconds);
	if (size < 45) return "just now";
	if (size >= DAYS_UNTIL_DATE * 86_400) return day(timestamp);
	const step = STEPS.findLast((candidate) => size >= candidate.seconds) ?? STEPS[0];
	return RELATIVE.format(Math.round(seconds / step.seconds), step.unit);
}

export function day(timestamp: string): string {
	const date = new Date(timestamp);
	return Number.isNaN(date.getTime()) ? "" : DATE.format(date);
}

export const count = (value: number): string => NUMBER.format(value);
export const compactCount = (value: number): string => (value < 10_000 ? NUMBER.format(value) : COMPACT.format(value));

/** Bytes in the unit that a person would pick; decimal, as file managers show them. */
export function size(bytes: number): string {
	if (bytes < 1_000) return `${bytes} B`;
	if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
