import { problem } from "@annex/registry-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, startTestServer, type TestServer, type Visitor } from "./support/index.ts";

/** Walks the served OpenAPI document: a route that joins it is attacked from then on, without a word here. */
interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	anyOf?: Schema[];
	enum?: unknown[];
	const?: unknown;
}
interface Operation {
	parameters?: { name: string; in: string }[];
	requestBody?: { content: Record<string, { schema?: Schema }> };
}

const PARAMETERS: Record<string, string> = { id: "acme.tool", version: "1.0.0", key: "k" };
const HOSTILE_TEXTS = [
	"",
	"\0",
	"\ud800",
	"'; drop table users;--",
	"<script>alert(1)</script>",
	"abc\u202Egnp.exe",
	"../../etc/passwd",
	"__proto__",
	"constructor",
	"9".repeat(400),
	"x".repeat(20_000),
];
const OF_EACH_TYPE: Record<string, unknown> = {
	null: null,
	boolean: true,
	number: 1e308,
	string: "text",
	array: [["deep"]],
	object: { toString: "x", constructor: {} },
};

let server: TestServer;
let admin: Visitor;
let routes: { method: string; path: string; operation: Operation }[];
beforeAll(async () => {
	server = await startTestServer();
	admin = await server.admin();
	await admin.post("developer/register", { publisher: "acme" });
	const { paths } = (await admin.get("//openapi.json")).body as { paths: Record<string, Record<string, Operation>> };
	routes = Object.entries(paths)
		.filter(([path]) => path.startsWith("/api/"))
		.flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));
});
afterAll(() => server.close());

const fill = (path: string, values: Record<string, string> = PARAMETERS) =>
	`/${path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? PARAMETERS[name] ?? "x"))}`;

/** A fault of the sender's, told as a problem document; `where` is what the failure message shows. */
function expectRefusal(answer: Answer, where: string): void {
	expect(answer.status, where).toBeGreaterThanOrEqual(400);
	expectNoFailure(answer, where);
}
function expectNoFailure(answer: Answer, where: string): void {
	expect(answer.status, `${where}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
	if (answer.status >= 400) {
		expect(answer.headers.get("content-type"), where).toMatch(/^application\/problem\+json/);
		expect(problem.safeParse(answer.body).success, where).toBe(true);
	}
}

function typesOf(schema: Schema): Set<string> {
	if (schema.anyOf) return new Set(schema.anyOf.flatMap((option) => [...typesOf(option)]));
	const values = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
	if (values) return new Set(values.map((value) => (value === null ? "null" : typeof value)));
	const types = [schema.type ?? Object.keys(OF_EACH_TYPE)].flat();
	return new Set(types.map((type) => (type === "integer" ? "number" : type)));
}

const jsonBody = (operation: Operation) => operation.requestBody?.content["application/json"]?.schema;

it("finds routes to attack", () => {
	expect(routes.length).toBeGreaterThan(10);
	expect(routes.filter(({ operation }) => jsonBody(operation)).length).toBeGreaterThan(4);
});

it("refuses a body of every wrong type, on every route that takes one", { timeout: 120_000 }, async () => {
	for (const { method, path, operation } of routes) {
		const schema = jsonBody(operation);
		if (!schema) continue;
		for (const [type, body] of Object.entries(OF_EACH_TYPE)) {
			if (typesOf(schema).has(type) && type !== "object") continue;
			expectRefusal(await admin.request(method.toUpperCase(), fill(path), { body }), `${method} ${path} with ${type}`);
		}
		const headers = { "content-type": "application/json" };
		for (const body of ["", "{", '{"__proto__": {}}', "\0", '{"a":'.repeat(5_000)]) {
			const answer = await admin.request(method.toUpperCase(), fill(path), { body, headers });
			expectRefusal(answer, `${method} ${path} with ${body.slice(0, 20)}`);
		}
	}
});

it("refuses every wrong type in every field of every body", { timeout: 120_000 }, async () => {
	for (const { method, path, operation } of routes) {
		for (const [field, schema] of Object.entries(jsonBody(operation)?.properties ?? {})) {
			const allowed = typesOf(schema);
			for (const [type, value] of Object.entries(OF_EACH_TYPE)) {
				if (allowed.has(type)) continue;
				const answer = await admin.request(method.toUpperCase(), fill(path), { body: { [field]: value } });
				expectRefusal(answer, `${method} ${path} with ${field} as ${type}`);
			}
			if (!allowed.has("string")) continue;
			for (const text of HOSTILE_TEXTS) {
				const answer = await admin.request(method.toUpperCase(), fill(path), { body: { [field]: text } });
				expectNoFailure(answer, `${method} ${path} with ${field} as ${JSON.stringify(text.slice(0, 20))}`);
			}
		}
	}
});

it("fails on no hostile text in an address or a query", { timeout: 120_000 }, async () => {
	for (const { method, path, operation } of routes) {
		// Signing out would end the attack.
		if (path.endsWith("/logout")) continue;
		for (const { name, in: place } of operation.parameters ?? []) {
			for (const text of HOSTILE_TEXTS.map((text) => text.toWellFormed().slice(0, 4_000))) {
				const address =
					place === "path" ? fill(path, { [name]: text }) : `${fill(path)}?${name}=${encodeURIComponent(text)}`;
				const answer = await admin.request(method.toUpperCase(), address);
				expectNoFailure(answer, `${method} ${path} with ${place} ${name} as ${JSON.stringify(text.slice(0, 20))}`);
			}
			if (place !== "query") continue;
			for (const query of [`${name}=1&${name}=2`, `${name}[]=1`, `${name}[x]=1`, "__proto__=1", "=", "%00=%00"]) {
				const answer = await admin.request(method.toUpperCase(), `${fill(path)}?${query}`);
				expectNoFailure(answer, `${method} ${path}?${query}`);
			}
		}
	}
});

it("answers anonymous visitors on every route without failing, and lets them into none that is guarded", async () => {
	const nobody = server.visitor();
	for (const { method, path } of routes) {
		const answer = await nobody.request(method.toUpperCase(), fill(path));
		expectNoFailure(answer, `${method} ${path}`);
		if (path.includes("/admin/") || path.includes("/developer/")) {
			expect([401, 404], `${method} ${path}`).toContain(answer.status);
		}
	}
});
