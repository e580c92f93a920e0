/** One text that outlives the page where the browser allows it, and lives as long as the page where it does not. */
export interface KeptText {
	read(): string | undefined;
	write(text: string): void;
	remove(): void;
}

export function keptText(key: string): KeptText {
	let here: string | undefined;
	return {
		read() {
			try {
				return localStorage.getItem(key) ?? here;
			} catch {
				return here;
			}
		},
		write(text) {
			here = text;
			try {
				localStorage.setItem(key, text);
			} catch {
				// Full or forbidden: it lasts as long as the page.
			}
		},
		remove() {
			here = undefined;
			try {
				localStorage.removeItem(key);
			} catch {
				// Then there is nothing there either.
			}
		},
	};
}
