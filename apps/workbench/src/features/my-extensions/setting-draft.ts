import { type Setting, type SettingValue, settingFault } from "@annex/manifest";

/** What somebody has typed so far: the value that it means, or why it means none. */
export type Draft = { readonly value: SettingValue } | { readonly fault: string };

/** Reads what was typed for a text or a number. */
export function readDraft(setting: Setting, typed: string): Draft {
	const value = setting.type === "number" ? numberIn(typed) : typed;
	const fault = settingFault(setting, value);
	return fault === undefined ? { value } : { fault };
}

/** `NaN` for what is no number, which no setting takes. */
function numberIn(typed: string): number {
	const text = typed.trim();
	return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

/** What a number may be, for the hint below its field. */
export function rangeWords({ type, min, max }: Setting): string {
	if (type !== "number") return "";
	if (min !== undefined && max !== undefined) return `From ${min} to ${max}.`;
	if (min !== undefined) return `At least ${min}.`;
	return max === undefined ? "" : `At most ${max}.`;
}
