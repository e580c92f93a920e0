import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AnnexError } from "@annex/errors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCli } from "../../test/test-powers.ts";
import { printable } from "../outcome.ts";
import { registryAddress } from "./address.ts";
import { credentialStore } from "./credentials.ts";
import { sessionFetch } from "./session-fetch.ts";

let folder = "";
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "annex-credentials-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("credentials", () => {
	it("stay readable by their owner alone, even where a loose file lay before", async () => {
		const store = credentialStore(folder);
		await writeFile(store.file, JSON.stringify({ registries: {} }));
		await chmod(store.file, 0o644);
		await store.save("https://a.example", { token: "t" });
		expect((await stat(store.file)).mode & 0o777).toBe(0o600);
		expect(await readdir(folder)).toEqual(["credentials.json"]);
	});

	it("of one registry are never used for another", async () => {
		const store = credentialStore(folder);
		await store.save("https://a.example", { token: "for-a" });
		await store.save("https://b.example", { token: "for-b" });
		const asked: (string | null)[] = [];
		await using cli = await openCli({
			env: {},
			fetch: async (_url, init) => {
				asked.push(new Headers(init?.headers).get("authorization"));
				return new Response("{}", { status: 500 });
			},
		});
		await credentialStore(cli.configDir).save("https://a.example", { token: "for-a" });
		await cli.run("whoami", "--registry", "https://b.example");
		expect(asked).toEqual([]);
		await cli.run("whoami", "--registry", "https://a.example/");
		expect(asked).toEqual(["Bearer for-a"]);
	});

	it("that are damaged are not overwritten but reported", async () => {
		const store = credentialStore(folder);
		await writeFile(store.file, "{ not json");
		await expect(store.save("https://a.example", { token: "t" })).rejects.toMatchObject({
			code: "credentials_unreadable",
		});
		expect(await readFile(store.file, "utf8")).toBe("{ not json");
	});
});

describe("the registry's address", () => {
	const powers = { env: {} } as Parameters<typeof registryAddress>[1];

	it.each([
		["HTTP://Annex.Example:80/base//", "http://annex.example/base"],
		["https://annex.example", "https://annex.example"],
	])("%s is %s", (given, address) => {
		expect(registryAddress(given, powers)).toBe(address);
	});

	it.each(["file:///etc/passwd", "annex.example", "https://annex.example/?x=1", "javascript:1", "https://"])(
		"is not %s",
		(given) => {
			expect(() => registryAddress(given, powers)).toThrow(AnnexError);
		},
	);

	it("never repeats a password that stands in it by mistake", () => {
		expect.assertions(2);
		try {
			registryAddress("https://ada:s3cret@annex.example/?t=s3cret", powers);
		} catch (error) {
			expect((error as AnnexError).code).toBe("registry_address_invalid");
			expect((error as AnnexError).message).not.toContain("s3cret");
		}
	});
});

describe("sessionFetch", () => {
	function recording(cookie: string) {
		const seen: { url: string; cookie: string | null; redirect: string | undefined }[] = [];
		const inner: typeof fetch = async (input, init) => {
			const headers = new Headers(init?.headers);
			seen.push({ url: String(input), cookie: headers.get("cookie"), redirect: init?.redirect });
			return new Response(null, { status: 204, headers: { "set-cookie": cookie } });
		};
		return { seen, inner };
	}

	it("keeps cookies for its own site and follows no redirect with them", async () => {
		const { seen, inner } = recording("session=abc; HttpOnly; Path=/");
		const fetch = sessionFetch("https://a.example", inner);
		await fetch("https://a.example/one");
		await fetch("https://a.example/two");
		await fetch("https://evil.example/three");
		expect(seen.map(({ cookie }) => cookie)).toEqual([null, "session=abc", null]);
		expect(seen[1]?.redirect).toBe("error");
	});

	it("forgets a cookie that the site takes back", async () => {
		let cookie = "session=abc";
		const seen: (string | null)[] = [];
		const fetch = sessionFetch("https://a.example", async (_input, init) => {
			seen.push(new Headers(init?.headers).get("cookie"));
			return new Response(null, { status: 204, headers: { "set-cookie": cookie } });
		});
		await fetch("https://a.example/one");
		cookie = "session=gone; Max-Age=0";
		await fetch("https://a.example/two");
		await fetch("https://a.example/three");
		expect(seen).toEqual([null, "session=abc", null]);
	});
});

it("lets no text of a registry or package move the cursor or reorder a line", () => {
	expect(printable("a\u001b[2Jb\u202Ec\r\nd")).toBe("a\uFFFD[2Jb\uFFFDc  d");
});
