import { beforeEach, describe, expect, it } from "vitest";
import { connectRegistry } from "./connect-registry.ts";

const URL_OF_REGISTRY = "https://registry.example";
const INFO = {
	id: "notes",
	name: "Notes",
	capabilities: ["commands", "ui"],
	permissions: {},
	visitors: true,
	platformVersion: "2.0.0",
	sandboxUrl: "https://*.sandbox.example/?app=notes",
	sharedSandboxUrl: "https://registry.example/sandbox-frame?app=notes",
};

/** A registry of which only the answers are real. */
function registry(answers: Record<string, (token: string | null) => [number, unknown] | undefined>) {
	const asked: string[] = [];
	const send = async (input: unknown, init?: RequestInit) => {
		const route = `${init?.method ?? "GET"} ${new URL(String(input)).pathname.replace("/api/v1/", "")}`;
		const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? null;
		asked.push(token ? `${route} as ${token}` : route);
		const answer = answers[route]?.(token);
		if (!answer) throw new TypeError("Failed to fetch");
		const [status, body] = answer;
		return new Response(JSON.stringify(body), { status });
	};
	return { asked, fetch: send as typeof fetch };
}
const problem = (status: number, code: string): [number, unknown] => [
	status,
	{ type: "about:blank", title: code, status, code, detail: `${code}.` },
];
const NOTHING: [number, unknown] = [200, { items: [] }];

/** The part of the browser that is looked at. */
function browserStorage() {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => void kept.set(key, text),
		removeItem: (key: string) => void kept.delete(key),
	};
	Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
	return kept;
}

let kept: Map<string, string>;
beforeEach(() => {
	kept = browserStorage();
});

const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60_000).toISOString();
const VISITOR = "annex.visitor https://registry.example notes";

describe("connecting", () => {
	it("says so when the registry does not know the app", async () => {
		const { fetch } = registry({ "GET apps/notes": () => problem(404, "not_found") });
		await expect(connectRegistry({ url: URL_OF_REGISTRY, app: "notes", fetch })).rejects.toMatchObject({
			code: "app_not_registered",
		});
	});

	it("goes on with what it read last while the registry is out of reach, and not before it ever read it", async () => {
		const up = registry({ "GET apps/notes": () => [200, INFO] });
		const down = registry({});
		const options = { url: URL_OF_REGISTRY, app: "notes" };
		await expect(connectRegistry({ ...options, fetch: down.fetch })).rejects.toMatchObject({
			code: "registry_unreachable",
		});
		await connectRegistry({ ...options, fetch: up.fetch });
		expect((await connectRegistry({ ...options, fetch: down.fetch })).app).toEqual(INFO);
	});

	it("asks as the app's user for what is the user's, and as nobody for what is everybody's", async () => {
		const { asked, fetch } = registry({
			"GET apps/notes": () => [200, INFO],
			"GET user/extensions": () => NOTHING,
			"GET extensions": () => [200, { items: [], total: 0, facets: { categories: [], tags: [] } }],
		});
		const connection = await connectRegistry({ url: URL_OF_REGISTRY, app: "notes", token: async () => "ada", fetch });
		await connection.port.list();
		await connection.search().catch(() => {});
		expect(asked).toEqual(["GET apps/notes", "GET user/extensions as ada", "GET extensions"]);
	});
});

describe("a visitor", () => {
	const open = (answers: Parameters<typeof registry>[0]) => {
		const made = registry({ "GET apps/notes": () => [200, INFO], ...answers });
		const connecting = connectRegistry({ url: URL_OF_REGISTRY, app: "notes", fetch: made.fetch });
		return { ...made, connecting };
	};

	it("begins with the first thing to remember, not with a look", async () => {
		const { asked, connecting } = open({
			"POST apps/notes/visitors": () => [201, { token: "v1", expiresAt: days(30) }],
			"GET user/extensions": () => NOTHING,
			"POST user/extensions": () => [201, { extensionId: "a.b", version: "1.0.0", packageUrl: "", integrity: "" }],
		});
		const { port } = await connecting;
		expect(await port.list()).toEqual([]);
		expect(asked).toEqual(["GET apps/notes"]);
		await port.install("a.b", { grants: [] });
		await port.list();
		expect(asked.slice(1)).toEqual([
			"POST apps/notes/visitors",
			"POST user/extensions as v1",
			"GET user/extensions as v1",
		]);
	});

	it("is the same at the next visit, and prolonged when half of the time is over", async () => {
		kept.set(VISITOR, JSON.stringify({ token: "v1", expiresAt: days(20) }));
		const fresh = open({ "GET user/extensions": () => NOTHING });
		await (await fresh.connecting).port.list();
		expect(fresh.asked.at(-1)).toBe("GET user/extensions as v1");
		kept.set(VISITOR, JSON.stringify({ token: "v1", expiresAt: days(10) }));
		const late = open({
			"POST apps/notes/visitors": () => [201, { token: "v2", expiresAt: days(30) }],
			"GET user/extensions": () => NOTHING,
		});
		await (await late.connecting).port.list();
		expect(late.asked.slice(1)).toEqual(["POST apps/notes/visitors as v1", "GET user/extensions as v2"]);
	});

	it("begins anew when the registry no longer knows the token, or what was kept is none", async () => {
		for (const text of [JSON.stringify({ token: "gone", expiresAt: days(20) }), "{", '{"token":1}', "null"]) {
			kept.set(VISITOR, text);
			const { connecting } = open({
				"POST apps/notes/visitors": () => [201, { token: "new", expiresAt: days(30) }],
				"GET user/extensions": (token) => (token === "gone" ? problem(401, "app_token_invalid") : NOTHING),
			});
			expect(await (await connecting).port.list()).toEqual([]);
			expect(kept.get(VISITOR)).toContain("new");
		}
	});

	it("keeps a token that is good for days while the registry is out of reach", async () => {
		kept.set(VISITOR, JSON.stringify({ token: "v1", expiresAt: days(10) }));
		const { asked, connecting } = open({ "GET user/extensions": () => NOTHING });
		await (await connecting).port.list();
		expect(asked.at(-1)).toBe("GET user/extensions as v1");
		expect(kept.get(VISITOR)).toContain("v1");
	});
});
