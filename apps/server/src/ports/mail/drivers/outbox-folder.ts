import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Mail, Message } from "../port.ts";

/** Each message becomes a readable `.eml` file in `folder`, named by the digest of its id. */
export function outboxFolderMail(folder: string): Mail {
	return {
		async send(message) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const path = join(folder, `${createHash("sha256").update(message.id).digest("hex").slice(0, 32)}.eml`);
			if (await stat(path).catch(() => undefined)) return;
			const draft = `${path}.${randomUUID()}`;
			const file = await open(draft, "wx", 0o600);
			try {
				await file.writeFile(compose(message));
				await file.sync();
			} finally {
				await file.close();
			}
			await rename(draft, path);
		},
		async close() {},
	};
}

function compose(message: Message): string {
	return [
		"From: Annex <annex@localhost>",
		`To: ${header(message.to)}`,
		`Subject: ${header(message.subject)}`,
		`Date: ${new Date().toUTCString()}`,
		`Message-ID: <${createHash("sha256").update(message.id).digest("hex").slice(0, 32)}@annex>`,
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=utf-8",
		"Content-Transfer-Encoding: 8bit",
		"",
		message.text.replace(/\r?\n/g, "\r\n"),
		"",
	].join("\r\n");
}

/** One line without control characters: what an author writes cannot add a header. */
function header(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must go.
	return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}
