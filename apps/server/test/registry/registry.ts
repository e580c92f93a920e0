import type { Answer, TestServer, Visitor } from "../support/index.ts";
import { makePackage } from "./make-package.ts";

const ZIP = { "content-type": "application/zip" };

export function publish(visitor: Visitor, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
	return visitor.request("POST", "developer/extensions", { body: bytes, headers: { ...ZIP, ...headers } });
}

/** A new user who owns a publisher. */
export async function author(server: TestServer, name: string, publisher: string): Promise<Visitor> {
	const visitor = await server.user(name);
	expectStatus(await visitor.post("developer/register", { publisher }), 201);
	return visitor;
}

/** A new user with a role that the administrator would have given. */
export async function moderator(server: TestServer, name: string): Promise<Visitor> {
	const visitor = await server.user(name);
	await server.context.database.db
		.updateTable("users")
		.set({ role: "moderator" })
		.where("username", "=", name)
		.execute();
	return visitor;
}

/** Asks until the answer satisfies; throws with the last answer when it does not within `ms`. */
export async function until(ask: () => Promise<Answer>, satisfied: (answer: Answer) => boolean, ms = 30_000) {
	const end = performance.now() + ms;
	for (;;) {
		const answer = await ask();
		if (satisfied(answer)) return answer;
		if (performance.now() > end) throw new Error(`Not within ${ms} ms: ${JSON.stringify(answer.body)}`);
		await new Promise((done) => setTimeout(done, 25));
	}
}

/** The scan's end: the author's view of the version. */
export function scanned(visitor: Visitor, id: string, version: string): Promise<Answer> {
	return until(
		() => visitor.get(`developer/extensions/${id}/versions/${version}`),
		(answer) => answer.body.status !== "scanning",
	);
}

/** Publishes a package and brings it through scan and review. */
export async function publishApproved(
	server: TestServer,
	by: Visitor,
	overrides: Record<string, unknown> = {},
	files: Record<string, string | Uint8Array> = {},
): Promise<{ id: string; version: string }> {
	const submitted = await publish(by, makePackage(overrides, files));
	expectStatus(submitted, 202);
	const { id, version } = submitted.body as { id: string; version: string };
	const outcome = await scanned(by, id, version);
	if (outcome.body.status !== "pending") throw new Error(`The scan said ${JSON.stringify(outcome.body)}`);
	const admin = await server.admin();
	expectStatus(await admin.post(`admin/extensions/${id}/versions/${version}/approve`), 204);
	return { id, version };
}

export function expectStatus(answer: Answer, status: number): void {
	if (answer.status !== status) {
		throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
	}
}
