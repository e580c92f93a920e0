import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const registry = process.env.ANNEX_REGISTRY ?? "http://localhost:4000";
const sandbox = process.env.ANNEX_SANDBOX ?? registry.replace("://", "://*.sandbox.");
const secret = process.env.ANNEX_APP_SECRET;
const port = Number(process.env.PORT ?? 4172);

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	`img-src 'self' ${registry}`,
	`connect-src 'self' ${registry}`,
	`frame-src ${sandbox} ${registry}`,
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

const files = {
	"/": ["public/index.html", "text/html; charset=utf-8"],
	"/app.css": ["public/app.css", "text/css; charset=utf-8"],
	"/main.js": ["public/main.js", "text/javascript; charset=utf-8"],
};

createServer(async (request, response) => {
	const { pathname } = new URL(request.url, "http://localhost");
	if (request.method === "POST" && pathname === "/session") return signIn(request, response);
	if (request.method === "POST" && pathname === "/annex-token") return mintToken(request, response);
	const [file, type] = files[pathname] ?? [];
	if (!file) return response.writeHead(404).end();
	response.writeHead(200, { "content-type": type, "content-security-policy": policy });
	return response.end((await readFile(new URL(file, import.meta.url), "utf8")).replaceAll("{registry}", registry));
}).listen(port, "127.0.0.1", () => console.log(`The board is at http://localhost:${port}`));

// Stands for the session that your app has already. `SameSite=Strict`: no other site's page signs anybody in.
async function signIn(request, response) {
	const name = (await Array.fromAsync(request)).join("");
	if (!/^[a-z]{1,20}$/.test(name)) return response.writeHead(400).end();
	return response.writeHead(204, { "set-cookie": `user=${name}; HttpOnly; SameSite=Strict; Path=/` }).end();
}

// Whoever is signed in here gets a token for the registry. The secret never leaves this server.
async function mintToken(request, response) {
	const userId = /(?:^|; )user=([a-z]+)/.exec(request.headers.cookie ?? "")?.[1];
	if (!userId) return response.writeHead(401).end();
	const minted = await fetch(`${registry}/api/v1/apps/board/tokens`, {
		method: "POST",
		headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
		body: JSON.stringify({ userId, lifetimeSeconds: 900 }),
	});
	response.writeHead(minted.ok ? 200 : 502, { "content-type": "application/json", "cache-control": "no-store" });
	return response.end(minted.ok ? await minted.text() : "{}");
}
