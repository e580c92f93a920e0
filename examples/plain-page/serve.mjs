import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const registry = process.env.ANNEX_REGISTRY ?? "http://localhost:4000";
const sandbox = process.env.ANNEX_SANDBOX ?? registry.replace("://", "://*.sandbox.");
const port = Number(process.env.PORT ?? 4171);

const policy = [
	"default-src 'none'",
	"script-src 'self' 'nonce-{nonce}'",
	"style-src 'self'",
	"img-src 'self' {registry}",
	"connect-src 'self' {registry}",
	"frame-src {sandbox} {registry}",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

const files = {
	"/": ["index.html", "text/html; charset=utf-8"],
	"/page.css": ["page.css", "text/css; charset=utf-8"],
	"/annex-host.js": ["node_modules/@annex/host/dist/browser.js", "text/javascript; charset=utf-8"],
};

createServer(async (request, response) => {
	const [file, type] = files[new URL(request.url, "http://localhost").pathname] ?? [];
	if (!file) return response.writeHead(404).end();
	const nonce = randomBytes(16).toString("base64");
	const fill = (text) =>
		text.replaceAll("{nonce}", nonce).replaceAll("{registry}", registry).replaceAll("{sandbox}", sandbox);
	const content = await readFile(new URL(file, import.meta.url), "utf8");
	response.writeHead(200, { "content-type": type, "content-security-policy": fill(policy) });
	return response.end(file === "index.html" ? fill(content) : content);
}).listen(port, "127.0.0.1", () => console.log(`The plain page is at http://localhost:${port}`));
