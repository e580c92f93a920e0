/** `text-tools` → `Text tools` */
export function categoryLabel(name: string): string {
	const words = name.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}
