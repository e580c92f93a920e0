import type { Api } from "../../guest.ts";

// manifest.json: "permissions": [{
//   "network": ["https://api.example.com/words/*"], "methods": ["GET", "POST"], "reason": "Looks up synonyms" }]
export async function activate(api: Api) {
	// ① Any status resolves; `ok` says whether it is a success.
	const found = await api.network.fetch("https://api.example.com/words/calm");
	if (found.ok) console.log((found.json() as { synonyms: string[] }).synonyms.join(", "));

	// ② Without "methods" only GET and HEAD are granted. A body needs a method that has one. Cookies never travel, in neither direction.
	const saved = await api.network.fetch("https://api.example.com/words/mine", {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ word: "calm" }),
	});
	console.log(String(saved.status));

	try {
		await api.network.fetch("https://elsewhere.example.com/");
	} catch (error) {
		// ③ A host outside the granted patterns, also one that a redirect leads to, is refused.
		console.log((error as { code?: string }).code);
	}
}
