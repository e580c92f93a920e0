import type { Api, ExtensionContext } from "../../guest.ts";

const JOURNAL = "journal/today.md";

// manifest.json: "permissions": ["filesystem"]
export async function activate(api: Api, { subscriptions }: ExtensionContext) {
	await api.commands.register("journal.add", async () => {
		// ① A file that is not there is an ordinary outcome.
		if ((await api.filesystem.stat(JOURNAL)) === undefined) {
			// ② Without a version it makes a new file, folders included.
			await api.filesystem.writeFile(JOURNAL, "# Today\n");
		}
		for (;;) {
			const { text, version } = await api.filesystem.readFile(JOURNAL);
			try {
				// ③ With the version that was read, nobody's work is overwritten.
				await api.filesystem.writeFile(JOURNAL, `${text}- one more\n`, { version });
				return (await api.filesystem.list("journal")).length;
			} catch (error) {
				// ④ Somebody typed meanwhile: read again and add to that.
				if ((error as { code?: string }).code !== "file_conflict") throw error;
			}
		}
	});

	// ⑤ Whoever changes a file, you hear of it.
	subscriptions.push(
		await api.filesystem.watch("journal", ({ changes }) => {
			for (const { path, kind } of changes) console.log(`${path} was ${kind}`);
		}),
	);
}
