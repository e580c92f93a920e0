/** The words for another catalogue: `flow-launcher`, "Flow launcher". */
export function sourceLabel(source: string): string {
	const words = source.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}
