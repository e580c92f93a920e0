import { type CategoryName, categories } from "@annex/manifest";

/** The words for a category; one that this page does not know yet is written as it is named: `text-tools`, "Text tools". */
export function categoryLabel(name: string): string {
	if (Object.hasOwn(categories, name)) return categories[name as CategoryName];
	const words = name.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}
