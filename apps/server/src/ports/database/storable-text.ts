/** PostgreSQL's text takes every character but NUL; what strangers wrote is kept all the same. */
export function storableText(text: string): string {
	return text.replaceAll("\0", "\u{fffd}");
}
