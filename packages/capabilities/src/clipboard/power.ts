/** The page's clipboard; `navigator.clipboard` fits as it is. Rejects when the browser does not let the page at it. */
export interface ClipboardPower {
	readText(): Promise<string>;
	writeText(text: string): Promise<void>;
}
