import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, databases, startTestServer, type TestServer, type Visitor } from "../support/index.ts";
import { makePackage } from "./make-package.ts";
import { author, expectStatus, publish, publishApproved } from "./registry.ts";

const NOTES = "https://notes.example";
const BOARD = "https://board.example";
const WORKBENCH_ELSEWHERE = "https://workbench.example";
const ID = "acme.word-count";
const WORDS = { can: "Add cards to your board", risk: "medium" };

/** A program without cookies: an app's backend, or its page with a token. */
type Client = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

describe.each(databases)("apps and the tokens of their users, on the %s database", (database) => {
	let server: TestServer;
	let admin: Visitor;
	let ada: Visitor;
	const secrets: Record<string, string> = {};

	const bearer = (token: string, more: Record<string, string> = {}): Client => {
		const client = server.visitor();
		return (method, path, body, headers = {}) =>
			client.request(method, path, { body, headers: { authorization: `Bearer ${token}`, ...more, ...headers } });
	};
	const mint = (app: string, userId: string, secret = secrets[app] ?? "") =>
		bearer(secret)("POST", `apps/${app}/tokens`, { userId });
	async function page(app: string, userId: string, origin: string): Promise<Client> {
		const minted = await mint(app, userId);
		expectStatus(minted, 201);
		return bearer(minted.body.token, { origin });
	}
	const listOf = async (client: Client) =>
		(await client("GET", "user/extensions")).body.items.map((item: { extensionId: string }) => item.extensionId);

	beforeAll(async () => {
		server = await startTestServer({ database, config: { workbenchOrigins: [WORKBENCH_ELSEWHERE] } });
		admin = await server.admin();
		ada = await author(server, "ada", "acme");
		const apps = {
			notes: { name: "Notes", allowedOrigins: [NOTES], capabilities: ["commands", "ui", "storage"], visitors: true },
			board: {
				name: "Board",
				allowedOrigins: [BOARD],
				capabilities: ["commands", "ui", "storage", "kanban"],
				permissions: { "kanban.write": WORDS },
			},
		};
		for (const [id, body] of Object.entries(apps)) {
			expectStatus(await admin.put(`admin/apps/${id}`, body), 200);
			const made = await admin.post(`admin/apps/${id}/secrets`);
			expectStatus(made, 201);
			secrets[id] = made.body.secret;
		}
		await publishApproved(server, ada);
	});
	afterAll(() => server.close());

	describe("what an app's own user may do", () => {
		it("installs, grants and keeps data apart from every other app, user and account", async () => {
			const one = await page("notes", "u-1", NOTES);
			const two = await page("notes", "u-2", NOTES);
			const elsewhere = await page("board", "u-1", BOARD);
			const grants = [{ permission: "storage" }];
			expectStatus(await one("POST", "user/extensions", { extensionId: ID, grants }), 201);
			expectStatus(await one("PUT", `user/extensions/${ID}/storage/k`, { value: "mine" }), 204);
			expect(await listOf(one)).toEqual([ID]);
			expect(await listOf(two)).toEqual([]);
			expect(await listOf(elsewhere)).toEqual([]);
			expectStatus(await elsewhere("GET", `user/extensions/${ID}/storage/k`), 404);
			expectStatus(await elsewhere("PATCH", `user/extensions/${ID}`, { enabled: false }), 404);
			expectStatus(await two("DELETE", `user/extensions/${ID}`), 404);
			expect((await admin.get("user/extensions")).body.items).toEqual([]);
			// The same id of the same app is the same person, by another token too.
			const again = await page("notes", "u-1", NOTES);
			expect((await again("GET", `user/extensions/${ID}/storage/k`)).body).toEqual({ value: "mine" });
		});

		it("works without a page too, and searches as everybody does", async () => {
			const { body } = await mint("notes", "u-3");
			const program = bearer(body.token);
			expectStatus(await program("GET", "user/extensions"), 200);
			expectStatus(await program("GET", `extensions/${ID}`), 200);
			expectStatus(await program("GET", "extensions"), 200);
		});
	});

	describe("a token of an app's user", () => {
		it("is of no use to a page of another app, of a stranger, or of this registry", async () => {
			const { body } = await mint("notes", "u-1");
			for (const origin of [BOARD, "https://evil.example", "null", server.url, `${NOTES}.evil.example`]) {
				const answer = await bearer(body.token, { origin })("GET", "user/extensions");
				expect(answer, origin).toMatchObject({ status: 403, body: { code: "app_token_elsewhere" } });
			}
		});

		it.each([
			["GET", "auth/me"],
			["GET", "developer/tokens"],
			["POST", "developer/tokens"],
			["POST", "developer/register"],
			["GET", "developer/extensions"],
			["PUT", `extensions/${ID}/reviews`],
			["POST", `extensions/${ID}/reports`],
		])("cannot reach %s %s", async (method, path) => {
			const client = await page("notes", "u-1", NOTES);
			const answer = await client(method, path, method === "GET" ? undefined : {});
			expect([403, 404], JSON.stringify(answer.body)).toContain(answer.status);
		});

		it.each([
			["GET", "admin/review-queue"],
			["GET", "admin/apps"],
			["PUT", "admin/apps/notes"],
			["POST", "admin/apps/notes/secrets"],
			["POST", `admin/extensions/${ID}/suspend`],
		])("does not see %s %s", async (method, path) => {
			const client = await page("notes", "u-1", NOTES);
			expectStatus(await client(method, path, method === "GET" ? undefined : {}), 404);
			expectStatus(await bearer(secrets["notes"] ?? "")(method, path, method === "GET" ? undefined : {}), 404);
		});

		it("wins over a cookie that comes with it, and never borrows its rights", async () => {
			const { body } = await mint("notes", "u-9");
			const authorization = `Bearer ${body.token}`;
			expect((await admin.get("user/extensions", { authorization })).body).toEqual({ items: [] });
			expectStatus(await admin.get("admin/apps", { authorization }), 404);
			expectStatus(await admin.get("auth/me", { authorization }), 403);
			expectStatus(await admin.get("auth/me"), 200);
		});

		it.each([
			["forged", (token: string) => `${token.slice(0, -9)}${token.at(-9) === "A" ? "E" : "A"}${token.slice(-8)}`],
			["cut short", (token: string) => token.slice(0, -1)],
			["an author's prefix on it", (token: string) => token.replace("annexuser_", "annex_")],
			["a secret's prefix on it", (token: string) => token.replace("annexuser_", "annexsecret_")],
			["made up", () => `annexuser_${"A".repeat(51)}`],
		])("is refused when it is %s", async (_, change) => {
			const { body } = await mint("notes", "u-1");
			expectStatus(await bearer(change(body.token), { origin: NOTES })("GET", "user/extensions"), 401);
		});

		it("is refused once it has run out, or was revoked, with the fix in the answer", async () => {
			const client = await page("notes", "leaver", NOTES);
			expectStatus(await client("GET", "user/extensions"), 200);
			expectStatus(await bearer(secrets["notes"] ?? "")("POST", "apps/notes/tokens/revoke", { userId: "leaver" }), 204);
			expect(await client("GET", "user/extensions")).toMatchObject({
				status: 401,
				body: { code: "app_token_invalid", fix: "Ask the app's backend for a new one." },
			});
			const late = await page("notes", "late", NOTES);
			await server.context.database.db
				.updateTable("app_tokens")
				.set({ expires_at: new Date(Date.now() - 1_000) })
				.execute();
			expectStatus(await late("GET", "user/extensions"), 401);
		});

		it("is stored as a digest alone, as secrets are", async () => {
			const { body } = await mint("notes", "u-1");
			const { db } = server.context.database;
			const rows = [
				await db.selectFrom("app_tokens").selectAll().execute(),
				await db.selectFrom("app_secrets").selectAll().execute(),
			];
			expect(JSON.stringify(rows)).not.toContain(body.token);
			for (const secret of Object.values(secrets)) expect(JSON.stringify(rows)).not.toContain(secret);
		});
	});

	describe("minting", () => {
		it("wants the app's own secret, and says the same of every wrong one", async () => {
			const wrong = { status: 401, body: { code: "app_secret_wrong" } };
			expect(await mint("notes", "u-1", secrets["board"])).toMatchObject(wrong);
			expect(await mint("nowhere", "u-1", secrets["notes"])).toMatchObject(wrong);
			expect(await mint("workbench", "u-1", secrets["notes"])).toMatchObject(wrong);
			expect(await admin.post("apps/notes/tokens", { userId: "u-1" })).toMatchObject(wrong);
			const { body } = await mint("notes", "u-1");
			expect(await mint("notes", "u-2", body.token)).toMatchObject(wrong);
		});

		it("ends with the secret", async () => {
			const made = await admin.post("admin/apps/notes/secrets");
			expectStatus(await mint("notes", "u-1", made.body.secret), 201);
			expectStatus(await admin.delete(`admin/apps/board/secrets/${made.body.id}`), 404);
			expectStatus(await admin.delete(`admin/apps/notes/secrets/${made.body.id}`), 204);
			expectStatus(await mint("notes", "u-1", made.body.secret), 401);
		});

		it.each(["null", "__proto__", "' or 1=1 --", "日本語 ☃", "a/b?c#d", "%00", "x".repeat(200), " u-1", "u-1 "])(
			"takes %j for a person of that very name",
			async (userId) => {
				const client = await page("board", userId, BOARD);
				expect(await listOf(client)).toEqual([]);
				const { rows } = {
					rows: await server.context.database.db.selectFrom("app_users").select("external_id").execute(),
				};
				expect(rows.filter((row) => row.external_id === userId)).toHaveLength(1);
			},
		);

		it.each(["", "\0", "a\nb", "\ud800", "x".repeat(201)])("refuses the id %j", async (userId) => {
			expect(await mint("notes", userId)).toMatchObject({ status: 400, body: { code: "body_invalid" } });
		});

		it("keeps at most twenty live tokens of one person", async () => {
			const first = await page("notes", "busy", NOTES);
			for (let at = 0; at < 20; at++) expectStatus(await mint("notes", "busy"), 201);
			expectStatus(await first("GET", "user/extensions"), 401);
		});

		it("makes one person of requests that race for a new one", async () => {
			const minted = await Promise.all(Array.from({ length: 6 }, () => mint("notes", "racer")));
			expect(minted.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
			const found = await server.context.database.db
				.selectFrom("app_users")
				.selectAll()
				.where("external_id", "=", "racer")
				.execute();
			expect(found).toHaveLength(1);
		});
	});

	it("never takes a busy backend for somebody who guesses", async () => {
		const burst = await Promise.all(Array.from({ length: 60 }, (_, at) => mint("notes", `busy-${at}`)));
		expect([...burst, await mint("notes", "busy-later")].filter(({ status }) => status !== 201)).toEqual([]);
	});

	describe("visitors", () => {
		const visit = (app: string, headers: Record<string, string>) =>
			server.visitor().post(`apps/${app}/visitors`, undefined, headers);

		it("begin from a page of an app that allows them, and stay who they are", async () => {
			const begun = await visit("notes", { origin: NOTES });
			expectStatus(begun, 201);
			expect(begun.headers.getSetCookie()).toEqual([]);
			const client = bearer(begun.body.token, { origin: NOTES });
			expectStatus(await client("POST", "user/extensions", { extensionId: ID }), 201);
			const prolonged = await visit("notes", { origin: NOTES, authorization: `Bearer ${begun.body.token}` });
			expect(await listOf(bearer(prolonged.body.token, { origin: NOTES }))).toEqual([ID]);
			expect(await listOf(bearer((await visit("notes", { origin: NOTES })).body.token))).toEqual([]);
		});

		it("do not begin elsewhere, nor turn into users that somebody vouches for", async () => {
			expect(await visit("notes", {})).toMatchObject({ status: 403, body: { code: "visitor_origin_refused" } });
			expect(await visit("notes", { origin: BOARD })).toMatchObject({ status: 403 });
			expect(await visit("board", { origin: BOARD })).toMatchObject({
				status: 403,
				body: { code: "visitors_refused" },
			});
			const { body } = await mint("notes", "u-1");
			const answer = await visit("notes", { origin: NOTES, authorization: `Bearer ${body.token}` });
			expect(answer).toMatchObject({ status: 403, body: { code: "app_token_refused" } });
		});
	});

	describe("a page of an embedding app", () => {
		it("has no use of the cookies of somebody who is signed in here", async () => {
			const read = await admin.get("auth/me", { origin: NOTES });
			expect(read.status).toBe(401);
			expect(read.headers.get("access-control-allow-credentials")).toBeNull();
			const path = `admin/extensions/${ID}/suspend`;
			const forged = await admin.request("POST", path, { body: { reason: "for fun" }, headers: { origin: NOTES } });
			expectStatus(forged, 404);
			const mine = await admin.request("POST", "developer/tokens", { body: { name: "x" }, headers: { origin: NOTES } });
			expectStatus(mine, 401);
		});

		it("begins nobody by cookie, and reads what to do instead", async () => {
			const stranger = server.visitor();
			const answer = await stranger.request("POST", "user/extensions", {
				body: { extensionId: ID },
				headers: { origin: NOTES },
			});
			expect(answer).toMatchObject({ status: 401, body: { code: "app_token_needed" } });
			expect(stranger.cookies.size).toBe(0);
		});

		it("is told by CORS that it may, and a page of nobody is not", async () => {
			const preflight = (origin: string) =>
				server.visitor().request("OPTIONS", "user/extensions", {
					headers: {
						origin,
						"access-control-request-method": "POST",
						"access-control-request-headers": "authorization",
					},
				});
			const allowed = await preflight(NOTES);
			expect(allowed.headers.get("access-control-allow-origin")).toBe(NOTES);
			expect(allowed.headers.get("access-control-allow-headers")).toContain("authorization");
			expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
		});
	});

	describe("registering", () => {
		const body = { name: "Other", allowedOrigins: ["https://other.example"], capabilities: ["commands"] };

		it.each([
			["an origin of another app", { ...body, allowedOrigins: [NOTES] }, "origin_taken"],
			["an origin with a path", { ...body, allowedOrigins: ["https://a.example/"] }, "body_invalid"],
			["an origin that is a wildcard in a policy", { ...body, allowedOrigins: ["https://*.example"] }, "body_invalid"],
			["an origin that ends a directive", { ...body, allowedOrigins: ["https://a.example;sandbox"] }, "body_invalid"],
			["every origin", { ...body, allowedOrigins: ["*"] }, "body_invalid"],
			["no origin", { ...body, allowedOrigins: ["null"] }, "body_invalid"],
			["a permission of the platform", { ...body, permissions: { "data.read": WORDS } }, "body_invalid"],
			["a capability of the platform", { ...body, permissions: { "ui.all": WORDS } }, "app_capability_reserved"],
			[
				"a permission without its capability",
				{ ...body, permissions: { "todo.add": WORDS } },
				"app_capability_unknown",
			],
			[
				"words that hide something",
				{ ...body, capabilities: ["todo"], permissions: { "todo.add": { can: "Read\u202Eth", risk: "low" } } },
				"body_invalid",
			],
		])("refuses %s", async (_, wrong, code) => {
			expect((await admin.put("admin/apps/other", wrong)).body.code).toBe(code);
		});

		it("refuses this registry's own origin and its own app", async () => {
			const { port } = new URL(server.url);
			for (const origin of [server.url, `http://localhost:${port}`, `http://127.0.0.1:${port}`, WORKBENCH_ELSEWHERE]) {
				const own = await admin.put("admin/apps/other", { ...body, allowedOrigins: [origin] });
				expect(own.body.code, origin).toBe("origin_taken");
			}
			expect((await admin.put("admin/apps/workbench", body)).body.code).toBe("app_reserved");
		});

		it("takes a secret out of every later answer", async () => {
			const listed = await admin.get("admin/apps");
			expect(listed.body.items.map((app: { id: string }) => app.id)).toEqual(["board", "notes", "workbench"]);
			expect(JSON.stringify(listed.body)).not.toContain(secrets["notes"]);
		});
	});

	describe("a capability of the app's own", () => {
		const KANBAN = { name: "cards", requires: ["kanban"], permissions: ["kanban.write"] };

		it("can be asked for by extensions, and is installed only where it is offered", async () => {
			const { id } = await publishApproved(server, ada, KANBAN);
			const here = await page("board", "u-1", BOARD);
			expectStatus(
				await here("POST", "user/extensions", { extensionId: id, grants: [{ permission: "kanban.write" }] }),
				201,
			);
			const there = await page("notes", "u-1", NOTES);
			const refused = await there("POST", "user/extensions", { extensionId: id });
			expect(refused).toMatchObject({ status: 409, body: { code: "platform_incompatible" } });
			expect(refused.body.detail).toBe(`${id} needs "kanban", which Notes does not offer.`);
		});

		it("is refused at publish when no app declares the permission, with the one that was meant", async () => {
			const answer = await publish(ada, makePackage({ ...KANBAN, name: "typo", permissions: ["kanban.writ"] }));
			expect(answer.body.issues).toEqual([
				{
					path: "permissions[0]",
					sentence: 'No app of this registry declares the permission "kanban.writ".',
					fix: 'Did you mean "kanban.write"?',
				},
			]);
			const without = await publish(ada, makePackage({ ...KANBAN, name: "typo", requires: [] }));
			expect(without.body.issues[0].fix).toContain('"requires": ["kanban"]');
		});

		it("tells a page which words the app has for it, and where its sandbox is", async () => {
			const info = await server.visitor().get("apps/board", { origin: BOARD });
			expect(info.headers.get("access-control-allow-origin")).toBe(BOARD);
			expect(info.body).toMatchObject({
				capabilities: expect.arrayContaining(["kanban"]),
				permissions: { "kanban.write": WORDS },
				sandboxUrl: expect.stringMatching(/^http:\/\/\*\.sandbox\.localhost:\d+\/\?app=board$/),
			});
			const frame = await server.visitor().get("//sandbox-frame?app=board");
			expect(frame.headers.get("content-security-policy")).toContain(`frame-ancestors ${BOARD};`);
			const nobody = await server.visitor().get("//sandbox-frame?app=nowhere");
			expect(nobody.headers.get("content-security-policy")).toContain("frame-ancestors 'none';");
		});
	});

	// Last, since it uses up what this address may guess.
	it("slows down whoever guesses secrets", async () => {
		const answers = [];
		for (let at = 0; at < 25; at++) answers.push(await mint("notes", "u-1", secrets["board"]));
		expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
	});
});
