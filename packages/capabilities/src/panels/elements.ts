import type { IconName } from "@annex/manifest";

/** `muted` is quieter; the others say what something means. Default `normal`. */
export type Tone = "normal" | "muted" | "accent" | "good" | "warn" | "bad";

/** Room between what stands in a Stack or Row. Default `medium`. */
export type Gap = "none" | "small" | "medium" | "large";

/** What any component may have. */
interface Common {
	/** Tells it apart from its neighbours when they move or come and go: give one to what a list is made of. */
	key?: string;
}

/** What stands in a panel, a Stack or a Row. `null`, `undefined` and `false` stand for nothing. */
export type PanelChildren = readonly (PanelElement | null | undefined | false)[];

/** One below the other. */
export interface StackElement extends Common {
	type: "Stack";
	gap?: Gap;
	/** Keeps clear of the panel's edges. Default `false`. */
	padding?: boolean;
	children?: PanelChildren;
}

/** Side by side. */
export interface RowElement extends Common {
	type: "Row";
	gap?: Gap;
	/** Default `center`. */
	align?: "start" | "center" | "end" | "stretch";
	/** Default `start`. */
	justify?: "start" | "end" | "between";
	/** Whether it goes on in a new line. Default `true`. */
	wrap?: boolean;
	children?: PanelChildren;
}

export interface DividerElement extends Common {
	type: "Divider";
}

/** At most 5,000 characters; line breaks stay. */
export interface TextElement extends Common {
	type: "Text";
	text: string;
	tone?: Tone;
	small?: boolean;
	strong?: boolean;
	/** In the typeface of code. */
	mono?: boolean;
}

export interface HeadingElement extends Common {
	type: "Heading";
	text: string;
	/** Default 2. */
	level?: 1 | 2 | 3;
}

/** Up to 20,000 characters: headings, lists, quotes, code, emphasis and links; no HTML and no pictures. */
export interface MarkdownElement extends Common {
	type: "Markdown";
	text: string;
}

export interface BadgeElement extends Common {
	type: "Badge";
	text: string;
	tone?: Tone;
}

/** Opened by the app in a new tab; the person sees where it leads. Web addresses only. */
export interface LinkElement extends Common {
	type: "Link";
	text: string;
	href: string;
}

/** A picture of your package. */
export interface ImageElement extends Common {
	type: "Image";
	/** A PNG, JPEG, GIF or WebP file, such as `images/map.png`. */
	path: string;
	/** What it shows, for those who cannot see it; empty for decoration. */
	alt: string;
	/** In CSS pixels; at most as wide as the panel. */
	width?: number;
}

export interface ProgressElement extends Common {
	type: "Progress";
	label: string;
	/** 0–100; `null`, the default, when nobody knows. */
	percent?: number | null;
}

export interface ButtonElement extends Common {
	type: "Button";
	label: string;
	icon?: IconName;
	/** Default `normal`. */
	kind?: "normal" | "primary" | "quiet" | "danger";
	disabled?: boolean;
	onPress?: () => unknown;
}

/** A line of text, or several. What the person types stays theirs until you set another `value`. */
export interface TextFieldElement extends Common {
	type: "TextField";
	label: string;
	value?: string;
	placeholder?: string;
	/** Below the field. */
	hint?: string;
	multiline?: boolean;
	disabled?: boolean;
	/** Called while the person types, at most ten times a second. */
	onChange?: (value: string) => unknown;
	/** Called for Enter; with `multiline`, for Ctrl+Enter. */
	onSubmit?: (value: string) => unknown;
}

export interface SelectElement extends Common {
	type: "Select";
	label: string;
	value?: string;
	/** At most 200. */
	options: readonly { readonly value: string; readonly label: string }[];
	disabled?: boolean;
	onChange?: (value: string) => unknown;
}

export interface CheckboxElement extends Common {
	type: "Checkbox" | "Switch";
	label: string;
	checked?: boolean;
	disabled?: boolean;
	onChange?: (checked: boolean) => unknown;
}

/** Lines that can be gone through by keyboard. With `onSelect` they can be chosen. */
export interface ListElement extends Common {
	type: "List";
	/** What the list is of, for those who cannot see it. */
	label: string;
	/** The `value` of the chosen item. */
	selected?: string | null;
	onSelect?: (value: string) => unknown;
	children?: readonly (ItemElement | null | undefined | false)[];
}

/** As a List, with items inside items. */
export interface TreeElement extends Omit<ListElement, "type"> {
	type: "Tree";
}

/** One line of a List or Tree. */
export interface ItemElement extends Common {
	type: "Item";
	/** What comes back when it is chosen; unique in its list. It is the `key` too when there is none. */
	value: string;
	label: string;
	/** Quieter, behind the label. */
	detail?: string;
	icon?: IconName;
	badge?: string;
	tone?: Tone;
	/** Of an item with items inside. Default `true`. */
	expanded?: boolean;
	onToggle?: (expanded: boolean) => unknown;
	/** In a Tree only. */
	children?: readonly (ItemElement | null | undefined | false)[];
}

/** At most 20 columns and 500 rows. */
export interface TableElement extends Common {
	type: "Table";
	label: string;
	columns: readonly { readonly title: string; readonly align?: "start" | "end" }[];
	rows: readonly { readonly value: string; readonly cells: readonly (string | number)[] }[];
	selected?: string | null;
	onSelect?: (value: string) => unknown;
}

/** Up to four series of up to 400 points; the figures can be read out too. */
export interface ChartElement extends Common {
	type: "Chart";
	title: string;
	/** Default `line`. */
	kind?: "line" | "bar";
	/** One for each point. */
	labels: readonly string[];
	series: readonly { readonly name: string; readonly points: readonly number[] }[];
	/** Behind each figure, such as `ms`. */
	unit?: string;
}

/** For when there is nothing to show: what is missing, and what to do about it. */
export interface EmptyStateElement extends Common {
	type: "EmptyState";
	title: string;
	text?: string;
	children?: readonly (ButtonElement | LinkElement | null | undefined | false)[];
}

/** A component with its properties: a plain object, drawn by the app. */
export type PanelElement =
	| StackElement
	| RowElement
	| DividerElement
	| TextElement
	| HeadingElement
	| MarkdownElement
	| BadgeElement
	| LinkElement
	| ImageElement
	| ProgressElement
	| ButtonElement
	| TextFieldElement
	| SelectElement
	| CheckboxElement
	| ListElement
	| TreeElement
	| TableElement
	| ChartElement
	| EmptyStateElement;
