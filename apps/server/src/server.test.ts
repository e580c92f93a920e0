import { afterEach, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test/support/index.ts";
import type { Module } from "./context.ts";

let server: TestServer | undefined;
afterEach(() => server?.close());

it("lets running requests finish when it closes, and takes no new ones", async () => {
	const entered = Promise.withResolvers<void>();
	const leave = Promise.withResolvers<void>();
	const slow: Module = () => (app) => {
		app.get("/test/slow", async () => {
			entered.resolve();
			await leave.promise;
			return { done: true };
		});
	};
	server = await startTestServer({ modules: [slow] });
	const running = server.visitor().get("test/slow");
	await entered.promise;
	const closing = server.close();
	const late = await server
		.visitor()
		.get("//healthz")
		.then(
			(answer) => answer.status,
			() => "refused",
		);
	expect(["refused", 503]).toContain(late);
	leave.resolve();
	expect((await running).body).toEqual({ done: true });
	await closing;
});

it("is not ready when its database is gone, but lives", async () => {
	server = await startTestServer({ modules: [] });
	await server.context.database.close();
	expect(await server.visitor().get("//readyz")).toMatchObject({ status: 503, body: { code: "unavailable" } });
	expect((await server.visitor().get("//healthz")).status).toBe(200);
});

it("closes what it opened when it cannot start", async () => {
	server = await startTestServer({ modules: [] });
	const broken: Module = () => () => {
		throw new Error("a module that cannot be mounted");
	};
	const { dataDir } = server;
	await expect(startTestServer({ dataDir, modules: [] })).rejects.toMatchObject({ code: "data_folder_in_use" });
	await server.context.database.ping();
	await expect(startTestServer({ modules: [broken] })).rejects.toThrow("cannot be mounted");
});
