import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../../test/support/index.ts";
import { onEachDatabase } from "../../../test/support/on-each-database.ts";

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
			for (const login of ["grace", "GRACE", "grace@annex.example", "Grace@Annex.example"]) {
				expect((await server.visitor().login(login)).body).toMatchObject({ username: "grace" });
			}
		});
	});
});
