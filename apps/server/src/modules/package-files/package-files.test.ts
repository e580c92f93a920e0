import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { afterEach, expect, it } from "vitest";
import type { App } from "../../context.ts";
import { sendProblem } from "../../http/problem.ts";
import { packageFiles } from "./package-files.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const clean of cleanups.splice(0)) await clean();
});

async function open(): Promise<App> {
	const folder = await mkdtemp(join(tmpdir(), "annex-packages-"));
	await writeFile(join(folder, "annex-sdk-0.1.0.tgz"), "tarball");
	await writeFile(join(folder, "annex-0.1.0.tgz"), "cli");
	await writeFile(join(folder, "secret.txt"), "secret");
	const app: App = Fastify();
	app.setErrorHandler(sendProblem);
	await packageFiles(app, folder);
	cleanups.push(
		() => app.close(),
		() => rm(folder, { recursive: true, force: true }),
	);
	return app;
}

it("serves the tarballs that templates depend on", async () => {
	const app = await open();
	const answer = await app.inject("/packages/annex-sdk-0.1.0.tgz");
	expect(answer.statusCode).toBe(200);
	expect(answer.headers["content-type"]).toBe("application/gzip");
	expect(answer.body).toBe("tarball");
	expect((await app.inject("/packages/annex-0.1.0.tgz")).body).toBe("cli");
});

it("knows the present version of each without being told", async () => {
	const app = await open();
	expect((await app.inject("/packages/annex.tgz")).body).toBe("cli");
	expect((await app.inject("/packages/annex-sdk.tgz")).body).toBe("tarball");
	expect((await app.inject("/packages/annex-host.tgz")).statusCode).toBe(404);
});

it.each(["secret.txt", "..%2fsecret.txt", "annex-9.9.9.tgz", "annex-sdk-0.1.0.tgz%00", "%2e%2e%2fannex-0.1.0.tgz"])(
	"answers %s as it answers what does not exist",
	async (file) => {
		const app = await open();
		const answer = await app.inject(`/packages/${file}`);
		expect(answer.statusCode).toBe(404);
		expect(answer.body).not.toBe("secret");
	},
);

it("serves the JSON Schema of the manifest to editors of any origin", async () => {
	const answer = await (await open()).inject("/schemas/manifest.json");
	expect(answer.headers["access-control-allow-origin"]).toBe("*");
	expect(answer.json()).toMatchObject({ type: "object", properties: { publisher: {}, main: {} } });
});
