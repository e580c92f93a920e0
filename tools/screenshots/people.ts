/** Who sits in front of the screens. Everybody has the same password: the data folder lives as long as the run. */
export const PASSWORD = "four unusual words here";

export const accounts = {
	administrator: { login: "admin", password: PASSWORD },
	moderator: { login: "mona", password: PASSWORD },
	author: { login: "ada", password: PASSWORD },
	reader: { login: "grace", password: PASSWORD },
} as const;
export type Who = keyof typeof accounts | "nobody";

/** What people say, kind and unkind, short and long; one of them tries to break out of its place. */
export const words: readonly { readonly author: string; readonly title: string; readonly text: string }[] = [
	{
		author: "tomoko",
		title: "Exactly what I needed",
		text: "Works from the first minute. I have stopped noticing it, which is the best I can say.",
	},
	{ author: "sam", title: "", text: "" },
	{
		author: "bertil",
		title: "Good, with one wish",
		text: "It does what it says.\nI wish it kept its place when I switch documents.",
	},
	{
		author: "noor",
		title: "Asks for little, gives a lot",
		text: "I looked at what it may do before I installed it. It is no more than it needs.",
	},
	{
		author: "mallory",
		title: '<img src=x onerror="alert(1)"> \u202eesrever ni',
		text: `<script>alert(1)</script> ${"averylongwordwithoutanyspaceinit".repeat(5)}`,
	},
	{
		author: "iris",
		title: "Was slow at first",
		text: "The last update made it quick. Changed my three stars to four.",
	},
];
