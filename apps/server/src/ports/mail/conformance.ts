import { describe, expect, it } from "vitest";
import type { Mail, Message } from "./port.ts";

const message: Message = { id: "m1", to: "ada@annex.example", subject: "Grüße", text: "Dear Ada,\n\nyes.\n" };

/** What every driver of the mail port keeps. `sent` gives the raw text of each delivered message. */
export function describeMail(name: string, open: () => Promise<{ mail: Mail; sent: () => Promise<string[]> }>): void {
	describe(`mail to ${name}`, () => {
		it("delivers the text as it is", async () => {
			const { mail, sent } = await open();
			await mail.send(message);
			const [text] = await sent();
			expect(text).toContain("To: ada@annex.example");
			expect(text).toContain("Subject: Grüße");
			expect(text).toContain("Dear Ada,");
			await mail.close();
		});

		it("delivers the same id once", async () => {
			const { mail, sent } = await open();
			await mail.send(message);
			await Promise.all([mail.send(message), mail.send({ ...message, subject: "again" })]);
			await mail.send({ ...message, id: "m2" });
			expect(await sent()).toHaveLength(2);
			await mail.close();
		});

		it("lets nobody add a header through the subject or the recipient", async () => {
			const { mail, sent } = await open();
			await mail.send({
				...message,
				subject: "Hi\r\nBcc: eve@annex.example",
				to: "ada@annex.example\nCc: eve@x.example",
			});
			const [text] = await sent();
			expect(text).not.toMatch(/^(Bcc|Cc):/im);
			await mail.close();
		});
	});
}
