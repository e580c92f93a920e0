import { expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { createHttp } from "./http/create-http.ts";
import { createLog } from "./log.ts";

it("logs who asked for which path, and no query, cookie, token or body", async () => {
	let lines = "";
	const app = await createHttp({
		config: readConfig({}),
		log: createLog(
			{ log: "debug" },
			{
				write(line) {
					lines += line;
				},
			},
		),
		isAllowedOrigin: async () => false,
		isFirstParty: async () => false,
		serveSandbox: async () => undefined,
	});
	app.post("/things/:id", async () => {
		throw new Error("it broke");
	});
	const answer = await app.inject({
		method: "POST",
		url: "/things/7?token=secret-in-query",
		headers: {
			host: "localhost",
			authorization: "Bearer secret-in-header",
			cookie: "annex.session_token=secret-in-cookie",
		},
		payload: { password: "secret-in-body" },
	});
	await app.close();
	expect(answer.statusCode).toBe(500);
	expect(answer.body).not.toContain("it broke");
	expect(lines).toContain('"path":"/things/7"');
	expect(lines).toContain("it broke");
	expect(lines).toContain(String(answer.headers["x-request-id"]));
	expect(lines).not.toContain("secret-in");
});
