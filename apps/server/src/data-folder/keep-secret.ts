import { open, readFile } from "node:fs/promises";

/** The text kept in the file (mode 0600); `make` is asked only when there is no file. On disk when it resolves. */
export async function keepSecret(path: string, make: () => string): Promise<string> {
	try {
		const secret = make();
		const file = await open(path, "wx", 0o600);
		try {
			await file.writeFile(`${secret}\n`);
			await file.sync();
		} finally {
			await file.close();
		}
		return secret;
	} catch (thrown) {
		if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) throw thrown;
		return (await readFile(path, "utf8")).trim();
	}
}
