import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase, PASSWORD, startTestServer, type TestServer } from "../../../test/support/index.ts";
import { readConfig } from "../../config.ts";

onEachDatabase((_open, database) => {
	describe("signing in", () => {
		let server: TestServer;
		beforeAll(async () => {
			server = await startTestServer({ database });
		});
		afterAll(() => server.close());

		it("registers a user, who is signed in from then on", async () => {
			const ada = server.visitor();
			expect(await ada.register("Ada")).toMatchObject({
				status: 201,
				body: { username: "ada", email: "ada@annex.example", role: "user", anonymous: false, publishers: [] },
			});
			expect((await ada.get("auth/me")).body).toMatchObject({ username: "ada" });
		});

		it("signs in by username and by e-mail address, whatever their case", async () => {
			await server.visitor().register("grace");
			for (const login of ["grace", "GRACE", "Grace@Annex.example"]) {
				expect((await server.visitor().login(login)).body).toMatchObject({ username: "grace" });
			}
		});

		it("ends the session at sign-out, also for a copy of its cookie", async () => {
			const visitor = await server.user("hedy");
			const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
			expect((await visitor.post("auth/logout")).status).toBe(204);
			expect((await visitor.get("auth/me")).status).toBe(401);
			expect((await server.visitor().get("auth/me", { cookie })).status).toBe(401);
		});

		it("gives a name and an address to one account only, also when many ask at once", async () => {
			const wish = { username: "mary", email: "mary@annex.example", password: PASSWORD };
			const answers = await Promise.all(Array.from({ length: 5 }, () => server.visitor().post("auth/register", wish)));
			expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
			const sameName = { ...wish, username: "MARY", email: "other@annex.example" };
			expect((await server.visitor().post("auth/register", sameName)).body).toMatchObject({ code: "username_taken" });
			const sameAddress = { ...wish, username: "other", email: "Mary@Annex.example" };
			expect((await server.visitor().post("auth/register", sameAddress)).body).toMatchObject({ code: "email_taken" });
		});

		it("creates nobody by asking who one is", async () => {
			const count = async () =>
				(
					await server.context.database.db
						.selectFrom("users")
						.select(({ fn }) => fn.countAll<string>().as("n"))
						.executeTakeFirstOrThrow()
				).n;
			const before = await count();
			expect(await server.visitor().get("auth/me")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
			expect(await count()).toBe(before);
		});

		it("lets the administrator of a server with nothing set sign in by name and by address", async () => {
			const { admin } = readConfig({ ANNEX_ADMIN_PASSWORD: PASSWORD });
			await using server = await startTestServer({ database, config: { admin } });
			for (const login of ["admin", admin.email, ` ${admin.email}\n`]) {
				expect((await server.visitor().login(login)).body).toMatchObject({ role: "administrator" });
			}
		});

		it("makes the administrator of the settings, who is one", async () => {
			expect((await (await server.admin()).get("auth/me")).body).toMatchObject({ role: "administrator" });
		});
	});
});
