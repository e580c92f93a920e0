import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
	onEachDatabase,
	PASSWORD,
	startTestServer,
	type TestServer,
	type Visitor,
} from "../../../test/support/index.ts";
import type { IdentityMove, Module } from "../../context.ts";

onEachDatabase((_open, database) => {
	describe("anonymous identities", () => {
		let server: TestServer;
		let move: IdentityMove;
		/** A module whose one route is somebody's first write, and which has things that move. */
		const firstWrite: Module = (context) => (app) => {
			context.hooks.onIdentityMerged((from, to, tx) => move(from, to, tx));
			app.post("/test/write", async (request, reply) => ({ id: (await context.auth.identity(request, reply)).id }));
		};
		beforeAll(async () => {
			server = await startTestServer({ database, modules: [firstWrite] });
		});
		beforeEach(() => {
			move = async () => undefined;
		});
		afterAll(() => server.close());

		const exists = async (userId: string) =>
			(await server.context.database.db.selectFrom("users").select("id").where("id", "=", userId).execute()).length ===
			1;
		const begin = async (visitor: Visitor): Promise<string> => (await visitor.post("test/write")).body.id;

		it("begins with the first write and is the same at the next", async () => {
			const visitor = server.visitor();
			const anonymous = await begin(visitor);
			expect(await begin(visitor)).toBe(anonymous);
			expect(await begin(server.visitor())).not.toBe(anonymous);
			expect((await visitor.get("auth/me")).body).toEqual({
				id: anonymous,
				anonymous: true,
				username: null,
				email: null,
				role: "user",
				publishers: [],
			});
		});

		it("ends when its person registers or signs in, and what it had moves in the same transaction", async () => {
			const moved: string[][] = [];
			move = async (from, to, tx) => {
				const { username } = await tx
					.selectFrom("users")
					.select("username")
					.where("id", "=", to)
					.executeTakeFirstOrThrow();
				moved.push([from, to, username ?? ""]);
			};
			const visitor = server.visitor();
			const first = await begin(visitor);
			const account = (await visitor.register("ada")).body.id;
			const elsewhere = server.visitor();
			const second = await begin(elsewhere);
			await elsewhere.login("ada");
			expect(moved).toEqual([
				[first, account, "ada"],
				[second, account, "ada"],
			]);
			expect([await exists(first), await exists(second), await exists(account)]).toEqual([false, false, true]);
			expect((await elsewhere.get("auth/me")).body.id).toBe(account);
		});

		it("moves nothing when an account signs in to another account", async () => {
			const moved: string[] = [];
			move = async (from) => void moved.push(from);
			await server.user("grace");
			const visitor = await server.user("hedy");
			await visitor.login("grace");
			expect(moved).toEqual([]);
		});

		it("keeps everything with the anonymous identity when the move fails", async () => {
			move = () => Promise.reject(new Error("the move failed"));
			const visitor = server.visitor();
			const anonymous = await begin(visitor);
			const answer = await visitor.post("auth/login", { login: "ada", password: PASSWORD });
			expect(answer.status).toBe(500);
			expect(await exists(anonymous)).toBe(true);
			expect((await visitor.get("auth/me")).body.id).toBe(anonymous);
		});

		it("may do nothing that needs a signed-in user", async () => {
			const visitor = server.visitor();
			await begin(visitor);
			expect((await visitor.get("developer/tokens")).status).toBe(401);
			expect((await visitor.post("developer/tokens", { name: "x" })).status).toBe(401);
			expect((await visitor.post("developer/register", { publisher: "anon" })).status).toBe(401);
		});

		it("cannot be signed in to with a password", async () => {
			const anonymous = await begin(server.visitor());
			const { email } = await server.context.database.db
				.selectFrom("users")
				.select("email")
				.where("id", "=", anonymous)
				.executeTakeFirstOrThrow();
			expect((await server.visitor().post("auth/login", { login: email, password: PASSWORD })).status).toBe(401);
		});
	});
});
