/** Every category of the marketplace with the words people read; the order is the order of menus. */
export const categories = {
	productivity: "Productivity",
	writing: "Writing",
	languages: "Languages",
	formatting: "Formatting",
	navigation: "Navigation",
	themes: "Themes",
	data: "Data and charts",
	collaboration: "Collaboration",
	integrations: "Integrations",
	accessibility: "Accessibility",
	education: "Education",
	games: "Games",
	other: "Other",
} as const;

export type CategoryName = keyof typeof categories;
export const categoryNames = Object.keys(categories) as CategoryName[];
