import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./support/index.ts";

interface Operation {
	summary?: string;
	parameters?: { name: string; in: string; required?: boolean }[];
	requestBody?: { content: Record<string, { schema: unknown }> };
	responses: Record<string, { content?: Record<string, unknown> }>;
}

describe("the served OpenAPI document", () => {
	let server: TestServer;
	let document: { openapi: string; paths: Record<string, Record<string, Operation>> };
	beforeAll(async () => {
		server = await startTestServer();
		document = (await server.visitor().get("//openapi.json")).body;
	});
	afterAll(() => server.close());

	it("is valid, and points at nothing that it does not hold", async () => {
		expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
		const text = JSON.stringify(document);
		const components = (document as unknown as { components: { schemas: object } }).components.schemas;
		for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"/]+)"/g)) {
			expect(Object.keys(components)).toContain(name);
		}
	});

	it.each([
		"POST /api/v1/auth/register",
		"POST /api/v1/auth/login",
		"POST /api/v1/auth/logout",
		"GET /api/v1/auth/me",
		"POST /api/v1/developer/register",
		"GET /api/v1/developer/tokens",
		"POST /api/v1/developer/tokens",
		"DELETE /api/v1/developer/tokens/{id}",
		"POST /api/v1/developer/extensions",
		"GET /api/v1/developer/extensions",
		"GET /api/v1/developer/extensions/{id}/versions/{version}",
		"GET /api/v1/extensions",
		"GET /api/v1/extensions/categories",
		"GET /api/v1/extensions/{id}",
		"GET /api/v1/extensions/{id}/versions/{version}",
		"GET /api/v1/extensions/{id}/versions/{version}/package",
		"GET /api/v1/extensions/{id}/versions/{version}/files/{path}",
		"GET /api/v1/user/extensions",
		"POST /api/v1/user/extensions",
		"PATCH /api/v1/user/extensions/{id}",
		"DELETE /api/v1/user/extensions/{id}",
		"GET /api/v1/user/extensions/{id}/storage",
		"GET /api/v1/user/extensions/{id}/storage/{key}",
		"PUT /api/v1/user/extensions/{id}/storage/{key}",
		"DELETE /api/v1/user/extensions/{id}/storage/{key}",
		"POST /api/v1/user/extensions/{id}/relay",
		"GET /api/v1/apps/{id}",
		"POST /api/v1/apps/{id}/tokens",
		"POST /api/v1/apps/{id}/tokens/revoke",
		"POST /api/v1/apps/{id}/visitors",
		"GET /api/v1/admin/apps",
		"PUT /api/v1/admin/apps/{id}",
		"POST /api/v1/admin/apps/{id}/secrets",
		"DELETE /api/v1/admin/apps/{id}/secrets/{key}",
		"GET /api/v1/admin/review-queue",
		"GET /api/v1/admin/extensions/{id}/versions/{version}",
		"POST /api/v1/admin/extensions/{id}/versions/{version}/approve",
		"POST /api/v1/admin/extensions/{id}/versions/{version}/reject",
		"POST /api/v1/admin/extensions/{id}/suspend",
		"POST /api/v1/admin/extensions/{id}/unsuspend",
		"GET /api/v1/extensions/home",
		"GET /api/v1/extensions/{id}/health",
		"PUT /api/v1/admin/extensions/{id}/featured",
		"DELETE /api/v1/admin/extensions/{id}/featured",
		"POST /api/v1/admin/extensions/{id}/reviews/{author}/remove",
		"GET /api/v1/extensions/{id}/reviews",
		"PUT /api/v1/extensions/{id}/reviews",
		"DELETE /api/v1/extensions/{id}/reviews",
		"POST /api/v1/extensions/{id}/reports",
		"GET /api/v1/admin/reports",
		"POST /api/v1/admin/reports/{id}/close",
		"GET /api/v1/developer/extensions/{id}/statistics",
		"POST /api/v1/telemetry/errors",
		"GET /healthz",
		"GET /readyz",
		"GET /metrics",
	])("describes %s: what it is for, its parameters, what it answers and how it refuses", (route) => {
		const [method = "", path = ""] = route.split(" ");
		const operation = document.paths[path]?.[method.toLowerCase()];
		expect(operation?.summary).toMatch(/^[A-Z]/);
		const inPath = operation?.parameters?.filter((parameter) => parameter.in === "path").map(({ name }) => name);
		expect(inPath ?? []).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
		const [answered = ""] = Object.keys(operation?.responses ?? {}).filter((status) => status.startsWith("2"));
		expect(operation?.responses[answered]?.content === undefined).toBe(answered === "204");
		expect(operation?.responses["default"]?.content).toHaveProperty("application/problem+json");
	});

	it("says how a package is sent: as the body, or as a file of a form", () => {
		const content = document.paths["/api/v1/developer/extensions"]?.["post"]?.requestBody?.content ?? {};
		expect(Object.keys(content)).toEqual(["application/zip", "application/octet-stream", "multipart/form-data"]);
		expect(content["multipart/form-data"]?.schema).toMatchObject({ required: ["package"] });
	});
});
