import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./support/index.ts";

let server: TestServer;
let port: number;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "annex-page-"));
	await writeFile(join(folder, "index.html"), "version __SANDBOX_VERSION__");
	server = await startTestServer({ workbenchDist: folder });
	port = Number(new URL(server.url).port);
});
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

function get(host: string, path: string): Promise<{ headers: Record<string, unknown>; body: string }> {
	return new Promise((resolve, reject) => {
		const asked = request({ port, host: "127.0.0.1", path, headers: { host: `${host}:${port}` } }, (answer) => {
			let body = "";
			answer.on("data", (chunk) => {
				body += chunk;
			});
			answer.on("end", () => resolve({ headers: answer.headers, body }));
		});
		asked.on("error", reject);
		asked.end();
	});
}

it("keeps a frame for a year under the address that names its bytes, and under no other", async () => {
	const frame = (await get("localhost", "/")).body.replace("version ", "");
	expect(frame).toMatch(/^[0-9a-f]{16}$/);
	const label = "0123456789abcdef0123456789abcdef.sandbox.localhost";
	const kept = await get(label, `/?v=${frame}`);
	expect(kept.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
	expect(kept.headers["content-security-policy"]).toContain("default-src 'none'");
	for (const path of ["/", "/?v=", "/?v=0123456789abcdef", `/?v=${frame}&more`, `/?x=1&v=${frame}`]) {
		const other = await get(label, path);
		expect(other.headers["cache-control"], path).toBe("no-store");
		expect(other.body, path).toBe(kept.body);
	}
});
