import type { Api } from "../../guest.ts";

// manifest.json: "permissions": ["storage"]
export async function activate(api: Api) {
	// ① A key that was never set is undefined, so the first run needs no special case.
	const visits = (await api.storage.get<number>("visits")) ?? 0;

	// ② Values are JSON. The promise resolves when the server has the value.
	await api.storage.set("visits", visits + 1);

	try {
		await api.storage.set("history", "x".repeat(10_000));
	} catch (error) {
		// ③ A full quota is an ordinary outcome: tidy up and go on.
		if ((error as { code?: string }).code !== "quota_exceeded") throw error;
		await api.storage.delete("history");
	}

	// ④ Only your own keys are there to be seen.
	console.log((await api.storage.keys()).join(", "));
}
