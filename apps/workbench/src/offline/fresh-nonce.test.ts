import { expect, it } from "vitest";
import { freshNonce } from "./fresh-nonce.ts";

const kept = (policy: string, body: string) => new Response(body, { headers: { "content-security-policy": policy } });

it("puts the same new nonce into policy and page, another one each time", async () => {
	const seen = new Set<string>();
	for (let time = 0; time < 3; time++) {
		const page = await freshNonce(kept("style-src 'self' 'nonce-b2xk+/=='", '<script nonce="b2xk+/=="></script>'));
		const nonce = /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1] ?? "";
		expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
		expect(await page.text()).toBe(`<script nonce="${nonce}"></script>`);
		seen.add(nonce);
	}
	expect(seen.size).toBe(3);
	expect([...seen]).not.toContain("b2xk+/==");
});

it("leaves a page without a nonce as it is", async () => {
	const page = kept("default-src 'none'", "<p>");
	expect(await freshNonce(page)).toBe(page);
});
