import { AnnexError } from "@annex/errors";
import { describe, expect, it, vi } from "vitest";
import { fetchWithToken, type Token, tokenKeeper } from "./token-keeper.ts";

const MINUTE = 60_000;

function minted(...tokens: (Token | Error)[]) {
	const refusals: (string | undefined)[] = [];
	const source = vi.fn(async (refused?: string): Promise<Token> => {
		refusals.push(refused);
		const next = tokens.shift();
		if (next === undefined || next instanceof Error) throw next ?? new Error("no more");
		return next;
	});
	return { source, refusals };
}
const until = (token: string, ms: number): Token => ({ token, expiresAt: new Date(ms).toISOString() });

describe("a keeper of tokens", () => {
	it("asks once, however many wait, and again in the last minute of a token", async () => {
		let now = 0;
		const { source } = minted(until("a", 15 * MINUTE), until("b", 30 * MINUTE));
		const keeper = tokenKeeper(source, () => now);
		expect(await Promise.all([keeper.current(), keeper.current()])).toEqual(["a", "a"]);
		now = 14 * MINUTE - 1;
		expect(await keeper.current()).toBe("a");
		now = 14 * MINUTE;
		expect(await keeper.current()).toBe("b");
		expect(source).toHaveBeenCalledTimes(2);
	});

	it("uses most of a token that lives a minute only", async () => {
		let now = 0;
		const { source } = minted(until("a", MINUTE), "b");
		const keeper = tokenKeeper(source, () => now);
		await keeper.current();
		now = 0.75 * MINUTE;
		expect(await keeper.current()).toBe("a");
		now = 0.85 * MINUTE;
		expect(await keeper.current()).toBe("b");
	});

	it("says which token was refused when it asks for the next", async () => {
		const { source, refusals } = minted("a", "b");
		const keeper = tokenKeeper(source);
		keeper.refuse(await keeper.current());
		keeper.refuse("of somebody before");
		expect(await keeper.current()).toBe("b");
		expect(refusals).toEqual([undefined, "a"]);
	});

	it("explains why there is none, and asks again the next time", async () => {
		const own = new AnnexError({ code: "signed_out", message: "Nobody is signed in." });
		const { source } = minted(new Error("offline"), own, "a");
		const keeper = tokenKeeper(source);
		await expect(keeper.current()).rejects.toMatchObject({ code: "token_unavailable", status: 503 });
		await expect(keeper.current()).rejects.toBe(own);
		expect(await keeper.current()).toBe("a");
	});

	it("never hands the token of somebody who left to whoever comes", async () => {
		const first = Promise.withResolvers<Token>();
		const answers = [first.promise, Promise.resolve<Token>("grace")];
		const keeper = tokenKeeper(() => answers.shift() ?? Promise.reject(new Error("no more")));
		const early = keeper.current();
		keeper.forget();
		expect(await keeper.current()).toBe("grace");
		first.resolve("ada");
		expect(await early).toBe("ada");
		expect(await keeper.current()).toBe("grace");
	});
});

describe("fetch with a token", () => {
	const answering = (...statuses: number[]) => {
		const sent: (string | null)[] = [];
		const send = async (_: unknown, init?: RequestInit) => {
			sent.push(new Headers(init?.headers).get("authorization"));
			return new Response(null, { status: statuses.shift() ?? 200 });
		};
		return { sent, send: send as typeof fetch };
	};

	it("tries a refused request once more, with the next token", async () => {
		const { sent, send } = answering(401, 200);
		const { source } = minted("a", "b");
		const response = await fetchWithToken(tokenKeeper(source), send)("https://registry.example/");
		expect(response.status).toBe(200);
		expect(sent).toEqual(["Bearer a", "Bearer b"]);
	});

	it("does not go round in circles with a token that stays refused", async () => {
		const { sent, send } = answering(401, 401, 401);
		const { source } = minted("a", "a", "a");
		expect((await fetchWithToken(tokenKeeper(source), send)("https://registry.example/")).status).toBe(401);
		expect(sent).toHaveLength(1);
	});

	it("sends nothing of one person again with the token of the next", async () => {
		const { source } = minted("ada", "grace");
		const keeper = tokenKeeper(source);
		const sent: (string | null)[] = [];
		const send = (async (_: unknown, init?: RequestInit) => {
			sent.push(new Headers(init?.headers).get("authorization"));
			keeper.forget();
			return new Response(null, { status: 401 });
		}) as typeof fetch;
		const response = await fetchWithToken(keeper, send)("https://registry.example/", { method: "PUT", body: "{}" });
		expect(response.status).toBe(401);
		expect(sent).toEqual(["Bearer ada"]);
	});

	it("keeps what else a request says", async () => {
		const seen: RequestInit[] = [];
		const send = (async (_: unknown, init?: RequestInit) => {
			seen.push(init ?? {});
			return new Response();
		}) as typeof fetch;
		const headers = { "content-type": "application/json" };
		await fetchWithToken(
			tokenKeeper(async () => "a"),
			send,
		)("https://registry.example/", { method: "POST", headers, body: "{}" });
		expect(seen[0]).toMatchObject({ method: "POST", body: "{}" });
		expect(new Headers(seen[0]?.headers).get("content-type")).toBe("application/json");
	});
});
