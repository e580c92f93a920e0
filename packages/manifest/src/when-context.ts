/**
 * What a `when` clause can ask about, and of which kind the answer is. The app fills it in; nothing of an extension's own
 * making is in it, so that a clause can be evaluated without waking anybody.
 */
export const contextKeys = {
	editorFocus: { kind: "flag", says: "the text cursor is in the document" },
	editorOpen: { kind: "flag", says: "a document is in front of the person" },
	hasSelection: { kind: "flag", says: "some text of the document is selected" },
	languageId: { kind: "text", says: "the language of the document, such as `markdown`" },
	fileName: { kind: "text", says: "the name of the document or file" },
	fileExtension: { kind: "text", says: "its ending without the dot, in lower case, such as `csv`" },
	view: { kind: "text", says: "the id of the panel that has the focus" },
	isPhone: { kind: "flag", says: "the screen is as narrow as a phone's" },
	isOffline: { kind: "flag", says: "the registry is out of reach" },
} as const satisfies Record<string, { kind: "flag" | "text"; says: string }>;

export type ContextKey = keyof typeof contextKeys;

/** What holds at this moment; what is absent is false, or the empty text. */
export type WhenContext = Readonly<Partial<Record<ContextKey, boolean | string>>>;
