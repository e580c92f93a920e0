import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN, PASSWORD, startTestServer, type TestServer } from "../../../test/support/index.ts";

describe("abuse of signing in", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
	});
	afterAll(() => server.close());

	it("answers a wrong password and an unknown name alike", async () => {
		await server.user("ada");
		const answers = await Promise.all(
			["ada", "nobody", "nobody@annex.example", "'; drop table users;--", "ada\u202E", "<b>ada</b>"].map((login) =>
				server.visitor().post("auth/login", { login, password: "wrong-password" }),
			),
		);
		for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 401, body: answers[0]?.body });
		expect(answers[0]?.body).toMatchObject({ code: "login_failed" });
	});

	it("makes guessing at one account wait, and says how long", async () => {
		await server.user("grace");
		const guess = () => server.visitor().post("auth/login", { login: "GRACE", password: "wrong-password" });
		const answers = [];
		for (let i = 0; i < 12; i++) answers.push(await guess());
		expect(answers.slice(0, 10).every(({ status }) => status === 401)).toBe(true);
		expect(answers[10]).toMatchObject({ status: 429, body: { code: "rate_limited" } });
		expect(Number(answers[11]?.headers.get("retry-after"))).toBeGreaterThan(0);
		// The right password waits as well: its answer would tell that it is the right one.
		expect((await server.visitor().post("auth/login", { login: "grace", password: PASSWORD })).status).toBe(429);
		expect((await server.visitor().login(ADMIN.email, ADMIN.password)).status).toBe(200);
	});

	it("lets whoever knows the password sign in as often as he likes", async () => {
		await server.user("vera");
		for (let i = 0; i < 12; i++) await server.visitor().login("vera");
	});

	it.each([
		["another site", { origin: "https://evil.example" }],
		["an opaque frame", { origin: "null" }],
		["a sandbox frame", { origin: "http://x.sandbox.localhost" }],
		["another port of this machine", { origin: "http://localhost:1" }],
		["no URL at all", { origin: "javascript:" }],
		["another site without saying which", { "sec-fetch-site": "cross-site" }],
		["a sibling site without saying which", { "sec-fetch-site": "same-site" }],
	])("refuses a request in a visitor's name from %s", async (_what, headers: Record<string, string>) => {
		const visitor = server.visitor();
		await visitor.login(ADMIN.email, ADMIN.password);
		const answer = await visitor.post("developer/tokens", { name: "stolen" }, headers);
		expect(answer).toMatchObject({ status: 403, body: { code: "origin_refused" } });
		expect((await visitor.get("developer/tokens")).body.items).toEqual([]);
		const login = await server.visitor().post("auth/login", { login: "ada", password: PASSWORD }, headers);
		expect(login.status).toBe(403);
	});

	it("takes a request from its own pages", async () => {
		const headers = { origin: server.url, "sec-fetch-site": "same-origin" };
		const answer = await server.visitor().post("auth/login", { login: ADMIN.email, password: ADMIN.password }, headers);
		expect(answer.status).toBe(200);
	});

	it("sends its cookie so that scripts cannot read it and other sites' posts do not carry it", async () => {
		const answer = await server.visitor().post("auth/login", { login: ADMIN.email, password: ADMIN.password });
		const [cookie] = answer.headers.getSetCookie();
		expect(cookie).toMatch(/^annex\.session_token=/);
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect(cookie).not.toMatch(/Domain=/i);
	});

	it("knows nobody by a forged, cut or re-signed cookie", async () => {
		const visitor = await server.user("hedy");
		const [name, value] = [...visitor.cookies][0] ?? ["", ""];
		const [token, signature] = decodeURIComponent(value).split(".");
		const forged = [
			value.slice(0, -4),
			encodeURIComponent(`${token}.`),
			encodeURIComponent(`${token?.slice(0, -1)}x.${signature}`),
			`${token}`,
			"a.b",
			"%00",
			"",
		];
		for (const cookie of forged) {
			expect((await server.visitor().get("auth/me", { cookie: `${name}=${cookie}` })).status).toBe(401);
		}
		expect((await visitor.get("auth/me")).status).toBe(200);
	});

	it("lets nobody choose a role, an id or a session with the registration", async () => {
		const wish = { username: "mallory", email: "mallory@annex.example", password: PASSWORD };
		for (const extra of [{ role: "administrator" }, { id: "x" }, { isAnonymous: true }, { emailVerified: true }]) {
			expect((await server.visitor().post("auth/register", { ...wish, ...extra })).body.code).toBe("body_invalid");
		}
		expect((await server.visitor().post("auth/register", wish)).body.role).toBe("user");
	});

	it.each([
		["SQL", "x'; drop table users;--"],
		["HTML", "<img src=x onerror=alert(1)>"],
		["a right-to-left override", "ada\u202Enimda"],
		["a look-alike letter", "аda"],
		["NUL", "ada\0x"],
		["a space", "ada x"],
	])("refuses %s in a username", async (_what, username) => {
		const wish = { username, email: "n@annex.example", password: PASSWORD };
		expect(await server.visitor().post("auth/register", wish)).toMatchObject({
			status: 400,
			body: { code: "body_invalid", issues: [{ path: "username" }] },
		});
	});

	it("takes any text as a password, and only that text", async () => {
		const password = "'; drop <b>\u202E\u{1F511}\\ pass";
		const wish = { username: "odd", email: "odd@annex.example", password };
		expect((await server.visitor().post("auth/register", wish)).status).toBe(201);
		expect((await server.visitor().post("auth/login", { login: "odd", password })).status).toBe(200);
		expect((await server.visitor().post("auth/login", { login: "odd", password: `${password} ` })).status).toBe(401);
	});
});
