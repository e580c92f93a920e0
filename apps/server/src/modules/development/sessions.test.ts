import { expect, test } from "vitest";
import { developmentSessions } from "./sessions.ts";

test("ends when nobody asks for it any more, and tells those who follow", async () => {
	const sessions = developmentSessions({ silenceMs: 20, waitMs: 5 });
	const ended = Promise.withResolvers<void>();
	sessions.findOrOpen("ada", "key").watch((state) => state.ended && ended.resolve());
	await ended.promise;
	expect(() => sessions.find("ada", "key")).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("hands out each line once, the latest of too many, and waits for none for ever", async () => {
	const sessions = developmentSessions({ waitMs: 5 });
	const session = sessions.findOrOpen("ada", "key");
	expect(await session.lines(0)).toEqual({ items: [], next: 0, watchers: 0 });
	for (let i = 1; i <= 400; i++) session.say({ level: "info", message: `${i}`, at: "" });
	const { items, next } = await session.lines(0);
	expect([items.length, items[0]?.message, next]).toEqual([300, "101", 400]);
	expect((await session.lines(399)).items.map(({ message }) => message)).toEqual(["400"]);
	sessions.close();
});
