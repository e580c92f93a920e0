const DAY = 86_400_000;
const at = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** Kind, long and hostile words about an extension; nothing about the least installed one. */
export function reviews(id: string, signedIn: boolean) {
	const none = id === "orbit.snippets";
	return {
		items: none
			? []
			: [
					{
						author: "admin",
						own: signedIn,
						rating: 4,
						title: "Good, and getting better",
						text: "It finds the word that I was looking for.\nI wish it knew more languages.",
						version: "1.4.2",
						createdAt: at(9),
						updatedAt: at(1),
					},
					{
						author: "tomoko",
						own: false,
						rating: 5,
						title: "",
						text: "",
						version: "1.4.2",
						createdAt: at(3),
						updatedAt: at(3),
					},
					{
						author: "mallory",
						own: false,
						rating: 1,
						title: '<img src=x onerror="alert(1)"> \u202eesrever ni',
						text: `<script>alert(1)</script> ${"averylongwordwithoutanyspaceinit".repeat(8)}\n\n\n\u202ekcart siht ekil`,
						version: null,
						createdAt: at(40),
						updatedAt: at(40),
					},
				],
		total: none ? 0 : 3,
		rating: none ? { average: null, count: 0, score: 3 } : { average: 10 / 3, count: 3, score: 25 / 8 },
		distribution: none ? [0, 0, 0, 0, 0] : [1, 0, 0, 1, 1],
		mayReview: signedIn ? "yes" : "sign-in",
	};
}

export const abuseReports = {
	items: [
		{
			id: "1",
			extensionId: "trick.reversed",
			displayName: "Safe \u202etxt.exe\u202c Helper",
			version: "1.4.2",
			reporter: "tomoko",
			reason: "impersonation",
			text: "Its name reads backwards.\nIt looks like the Helper by Acme, and is not.",
			createdAt: at(2),
		},
		{
			id: "2",
			extensionId: "acme.thesaurus",
			displayName: "Thesaurus",
			version: "1.4.2",
			reporter: "sam",
			reason: "malicious",
			text: "It sends every word that I select to a host that is not in its list.",
			createdAt: at(0.2),
		},
	],
	total: 2,
};

export function statistics(days: number) {
	const daily = Array.from({ length: days }, (_, index) => ({
		date: at(days - 1 - index).slice(0, 10),
		installs: 20 + ((index * 37) % 29) + Math.floor(index / 3),
		downloads: 60 + ((index * 53) % 71) + index,
		errors: index % 9 === 0 ? { crash: 4, uncaught: 9 } : { uncaught: index % 4, rollback: index % 31 === 0 ? 3 : 0 },
	}));
	return {
		id: "acme.thesaurus",
		displayName: "Thesaurus",
		installs: 4_821,
		activeInstalls: 4_407,
		downloads: daily.reduce((sum, one) => sum + one.downloads, 0),
		weeklyInstalls: 431,
		previousWeeklyInstalls: 388,
		daily,
		versions: [
			{ version: "1.4.2", installs: 4_102 },
			{ version: "1.4.1", installs: 611 },
			{ version: "1.3.0", installs: 108 },
		],
		errors: [{ kind: "uncaught", count: 180 }],
		rating: { average: 10 / 3, count: 3, score: 25 / 8 },
		distribution: [1, 0, 0, 1, 1],
	};
}
