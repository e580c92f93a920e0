/** A Markdown link whose text is exactly the title and whose target is exactly the address, whatever they hold. */
export function markdownLink(title: string, url: string): string {
	const text = title.replace(/[\\`*_[\]<>!&#~|]/g, "\\$&");
	const target = url.replace(/[()<>\s\\]/g, (character) => encoded(character));
	return `[${text}](${target})`;
}

function encoded(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
