import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, startTestServer, type TestServer } from "../apps/server/test/support/index.ts";
import { openCli } from "../packages/cli/test/test-powers.ts";

/** The command line against a whole server: nothing between them is played. */
describe("annex with a registry", { timeout: 60_000 }, () => {
	let server: TestServer;
	let env: Record<string, string>;
	beforeAll(async () => {
		server = await startTestServer();
		env = { ANNEX_REGISTRY: server.url };
		await server.user("ada");
	});
	afterAll(() => server.close());

	const signIn = ["login", "--login", "ada", "--password-stdin"] as const;

	it("turns a password into a token that only its owner can read, and repeats neither", async () => {
		await using cli = await openCli({ env, input: `${PASSWORD}\n` });
		const { code, out, err } = await cli.run(...signIn);
		expect(code).toBe(0);
		expect(out).toContain(`Signed in at ${server.url} as ada.`);

		const file = join(cli.configDir, "credentials.json");
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect((await stat(cli.configDir)).mode & 0o777).toBe(0o700);
		const stored = JSON.parse(await readFile(file, "utf8"));
		const { token } = stored.registries[server.url];
		expect(JSON.stringify(stored)).not.toContain(PASSWORD);
		expect(`${out}${err}`).not.toContain(token);
		expect(`${out}${err}`).not.toContain(PASSWORD);
		expect((await cli.json("whoami")).result).toMatchObject({ username: "ada", registry: server.url });
	});

	it("asks for login and password at a terminal", async () => {
		await using cli = await openCli({ env, answers: ["ada", PASSWORD] });
		expect(await cli.run("login")).toMatchObject({ code: 0, err: "Username or e-mail: \nPassword: " });
	});

	it("takes a token instead, and checks it before it keeps it", async () => {
		await using first = await openCli({ env, input: PASSWORD });
		await first.run(...signIn);
		const stored = JSON.parse(await readFile(join(first.configDir, "credentials.json"), "utf8"));
		const { token } = stored.registries[server.url];

		await using good = await openCli({ env, input: `${token}\n` });
		expect((await good.run("login", "--token-stdin")).code).toBe(0);
		await using bad = await openCli({ env });
		const { code, result } = await bad.json("login", "--token", "annex_no-such-token");
		expect(code).toBe(1);
		expect(result).toMatchObject({ error: { code: "token_refused" } });
		expect(JSON.stringify(result)).not.toContain("no-such-token");
		await expect(stat(join(bad.configDir, "credentials.json"))).rejects.toThrow("ENOENT");
		await using byEnvironment = await openCli({ env: { ...env, ANNEX_TOKEN: token } });
		expect((await byEnvironment.json("whoami")).result).toMatchObject({ username: "ada" });
	});

	it("says what to do when nobody is signed in, when the password is wrong, and when nobody can be asked", async () => {
		await using cli = await openCli({ env, input: "not-the-password" });
		expect((await cli.json("whoami")).result).toMatchObject({ error: { code: "not_signed_in" } });
		expect((await cli.json(...signIn)).code).toBe(1);
		expect((await cli.json("login")).result).toMatchObject({ error: { code: "terminal_needed" } });
		await using lost = await openCli({ env: { ANNEX_REGISTRY: "http://127.0.0.1:1", ANNEX_TOKEN: "x" } });
		expect((await lost.json("whoami")).result).toMatchObject({ error: { code: "registry_unreachable" } });
	});

	it("forgets a token without the network", async () => {
		await using cli = await openCli({ env, input: PASSWORD });
		await cli.run(...signIn);
		expect((await cli.json("logout")).result).toMatchObject({ signedOut: true });
		expect((await cli.json("logout")).result).toMatchObject({ signedOut: false });
		expect((await cli.json("whoami")).code).toBe(1);
	});

	it("publishes: registers the publisher when asked, uploads, waits for the scan", async () => {
		await using cli = await openCli({ env, input: PASSWORD });
		await cli.run(...signIn);
		await cli.run("create", "beacon", "-p", "lighthouse");

		const foreign = await cli.json("publish", "beacon");
		expect(foreign).toMatchObject({ code: 1, result: { error: { code: "publisher_missing" } } });
		const done = await cli.run("publish", "beacon", "--create-publisher");
		expect(done.code).toBe(0);
		expect(done.err).toContain("Waiting for the scan");
		expect(done.out).toContain("✓ lighthouse.beacon 0.1.0 passed the scan and waits for review.");

		const again = await cli.json("publish", "beacon", "--create-publisher");
		expect(again).toMatchObject({ code: 0, result: { alreadyExisted: true, status: "pending" } });

		await writeFile(join(cli.cwd, "beacon/README.md"), "# Other bytes\n");
		const changed = await cli.json("publish", "beacon");
		expect(changed).toMatchObject({ code: 1, result: { error: { code: "version_exists" } } });
	});

	it("publishes a package that exists already", async () => {
		await using cli = await openCli({ env, input: PASSWORD });
		await cli.run(...signIn);
		await cli.run("create", "lamp", "-p", "lamps");
		await cli.run("package", "lamp", "--out", "lamp.zip");
		await rm(join(cli.cwd, "lamp"), { recursive: true });
		expect((await cli.json("publish", "lamp.zip", "--create-publisher")).result).toMatchObject({ status: "pending" });
		expect((await cli.json("publish", "gone.zip")).result).toMatchObject({ error: { code: "package_file_missing" } });
	});

	it("ends with 3 and uploads nothing when its own scan refuses the code", async () => {
		await using cli = await openCli({ env, input: PASSWORD });
		await cli.run(...signIn);
		await cli.run("create", "sly", "-p", "lamps");
		await writeFile(join(cli.cwd, "sly/src/extension.ts"), "export const activate = () => eval('1');\n");
		const { code, out, err } = await cli.run("publish", "sly", "--create-publisher");
		expect(code).toBe(3);
		expect(out).toContain("that the registry refuses");
		expect(err).not.toContain("Uploading");
	});
});
