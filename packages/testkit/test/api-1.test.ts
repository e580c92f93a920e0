import { memoryOffline, openTestHost } from "@annex/host/testing";
import { expect, test } from "vitest";
import { openOldHost, platformApi1 } from "./open-old-host.ts";

test("a plugin of a plugin platform fetches, keeps, shows and forgets", async () => {
	await using host = await openOldHost(() => ({
		text: '{"text":"Simplicity is prerequisite for reliability."}',
		headers: { "content-type": "application/json" },
	}));
	const id = await host.addSample("quote-keeper");
	await host.reaches(id, "active");
	await host.until(() => host.ui.notifications.length === 1);
	expect(await host.executeCommand(`${id}/quotes.fetch`)).toBe("Simplicity is prerequisite for reliability.");
	expect(host.sent).toMatchObject([
		{
			url: "https://quotes.example.com/today",
			method: "POST",
			headers: { accept: "application/json", "content-type": "text/plain;charset=UTF-8" },
		},
	]);
	expect(new TextDecoder().decode(host.sent[0]?.body ?? undefined)).toBe('{"language":"en"}');
	expect(host.ui.notifications.map(({ level, message }) => [level, message])).toEqual([
		["info", "Quotes are ready."],
		["info", "Simplicity is prerequisite for reliability."],
	]);
	expect(await host.executeCommand(`${id}/quotes.forget`)).toBeNull();
});

test("an extension of an editor-like platform counts, asks, copies, and says goodbye", async () => {
	await using host = await openOldHost();
	const id = await host.addSample("click-counter");
	await host.reaches(id, "active");
	expect(await host.executeCommand(`${id}/clickCounter.count`)).toBe(1);
	await host.executeCommand(`${id}/clickCounter.twice`);
	await host.until(() => host.lines("info").includes("counted 3"));
	expect(host.ui.notifications.map(({ message }) => message)).toEqual([
		"Button clicked 1 time!",
		"Button clicked 2 times!",
		"Button clicked 3 times!",
	]);

	host.clipboard = "something else";
	expect(await host.executeCommand(`${id}/clickCounter.copy`)).toBe("something else");
	expect(host.clipboard).toBe("3");

	const reset = host.executeCommand(`${id}/clickCounter.reset`);
	await host.until(() => host.ui.questions.length === 1);
	expect(host.ui.questions[0]).toMatchObject({ title: "Start from zero?", message: "The count is forgotten." });
	host.ui.answer(true);
	expect(await reset).toBe(true);
	expect(await host.executeCommand(`${id}/clickCounter.count`)).toBe(1);

	await host.setEnabled(id, false);
	expect(host.lines("info")).toEqual(
		expect.arrayContaining(["Click Counter activated!", "Platform is ready!", "Click Counter deactivated!"]),
	);
});

test("a plugin written as a class keeps its state, and gets a whole Response", async () => {
	await using host = await openOldHost(({ url }) => ({
		status: url.endsWith("health") ? 503 : 200,
		headers: { "x-status": "late" },
	}));
	const id = await host.addSample("service-watch");
	await host.reaches(id, "active");
	expect(await host.executeCommand(`${id}/watch.check`)).toEqual({
		before: null,
		status: "late",
		url: "https://status.example.com/health",
	});
	expect(host.ui.notifications[0]).toMatchObject({ level: "error", message: "The service is late." });
	await host.restart(id);
	await host.reaches(id, "active");
	expect(await host.executeCommand(`${id}/watch.check`)).toMatchObject({ before: { status: "late", checks: 1 } });
});

test("a CommonJS bundle uses the global API while it loads", async () => {
	await using host = await openOldHost();
	const id = await host.addSample("font-selector");
	await host.reaches(id, "active");
	expect(await host.executeCommand(`${id}/fonts.next`)).toBe("Georgia");
	expect(await host.executeCommand(`${id}/fonts.next`)).toBe("Inter");
	await host.until(() => host.ui.notifications.length === 2);
	expect(host.ui.notifications.map(({ message }) => message)).toEqual(["Font: Georgia", "Font: Inter"]);
});

test("a plugin that was built step by step is initialized, hears of documents, and is destroyed", async () => {
	await using host = await openOldHost();
	const id = await host.addSample("record-analyzer");
	await host.reaches(id, "active");
	host.editor.open({ text: "one" });
	host.clock.advance(1_000);
	await host.until(() => host.snapshot().extensions.length === 1);
	expect(await host.executeCommand(`${id}/records.analyze`)).toBe(1);
	await host.until(() => host.lines("info").includes("analyzed 1"));
	await host.setEnabled(id, false);
	expect(host.lines("info")).toContain("destroyed");
});

test("a panel shows the plain part of its HTML, runs commands from its buttons, and can be changed", async () => {
	await using host = await openOldHost(() => ({ text: '{"text":"Less is more."}' }));
	const id = await host.addSample("quote-keeper");
	await host.reaches(id, "active");
	await host.executeCommand(`${id}/quotes.show`);
	expect(host.snapshot().panels).toMatchObject([{ id: `${id}/quote`, title: "Quote", location: "side" }]);
	const panel = host.openPanel(`${id}/quote`);
	const drawn = () => panel.tree()?.children() ?? [];
	const says = (text: string) => host.until(() => drawn()[1]?.properties["text" as never] === text);
	await says("No quote yet");
	expect(drawn().map(({ component, properties }) => [component, properties])).toMatchObject([
		["Heading", { text: "Quote of the day", level: 2 }],
		["Text", { text: "No quote yet", tone: "muted" }],
		["List", { label: "Quote" }],
		["Button", { label: "Forget it" }],
	]);

	await host.executeCommand(`${id}/quotes.fetch`);
	await host.executeCommand(`${id}/quotes.show`);
	await says("Less is more.");
	panel.send(drawn()[3]?.id ?? "", "press", null);
	await host.until(() => host.ui.notifications.at(-1)?.message === "Forgotten.");
	await host.executeCommand(`${id}/quotes.show`);
	await says("No quote yet");
	panel.close();
});

test("a registered panel is rendered each time that somebody opens it", async () => {
	await using host = await openOldHost();
	const id = await host.addSample("click-counter");
	await host.reaches(id, "active");
	const look = () => host.openPanel(`${id}/clickCounter.panel`);
	const words = (panel: ReturnType<typeof look>) => JSON.stringify(panel.tree()?.children() ?? []);
	const first = look();
	await host.until(() => words(first).includes("0 times"));
	first.close();
	await host.executeCommand(`${id}/clickCounter.count`);
	const second = look();
	await host.until(() => words(second).includes('1 time"'));
	expect(words(second)).not.toMatch(/steal|script|onclick/);
	expect(host.lines("warn")).toContainEqual('Panels show no onclick, <script>: left out of "Clicks".');
	expect(host.lines("warn").filter((line) => line.startsWith("Panels show no"))).toHaveLength(1);
	second.close();
});

test("each deprecated call warns once, with what stands for it and until when it works", async () => {
	await using host = await openOldHost();
	const id = await host.addSample("click-counter");
	await host.reaches(id, "active");
	await host.executeCommand(`${id}/clickCounter.twice`);
	await host.executeCommand(`${id}/clickCounter.twice`);
	const warnings = host.lines("warn");
	expect(warnings).toHaveLength(new Set(warnings).size);
	expect(warnings.map((line) => /^Deprecated: (\S+) is Platform API 1/.exec(line)?.[1])).toEqual([
		"commands.registerCommand",
		"ui.registerPanel",
		"commands.executeCommand",
		"storage.get",
		"ui.showNotification",
	]);
	for (const line of warnings) expect(line).toMatch(/works until \d{4}-\d{2}-\d{2}\. Use api\./);
});

test("an app that does not carry version 1 says so and runs nothing", async () => {
	await using host = await openTestHost();
	const id = await host.add({ name: "old", engines: { platform: "^1.0.0" } }, "export function activate() {}");
	expect(host.extension(id).state).toBe("incompatible");
	await expect(host.restart(id)).rejects.toMatchObject({ code: "platform_incompatible" });
});

test("a platform that cannot fetch version 1 tries again by itself", async () => {
	let attempts = 0;
	await using host = await openOldHost(() => ({}), {
		platformApi1: () => (++attempts === 1 ? Promise.reject(new Error("offline")) : platformApi1()),
	});
	const id = await host.addSample("font-selector");
	await host.until(() => host.extension(id).problem?.code === "loading_failed");
	host.clock.advance(2_000);
	await host.reaches(id, "active");
	expect(attempts).toBe(2);
});

test("the platform's part is fetched beforehand, so that what is installed starts without the registry", async () => {
	let fetched = 0;
	await using host = await openOldHost(() => ({}), {
		offline: memoryOffline(),
		platformApi1: () => {
			fetched += 1;
			return platformApi1();
		},
	});
	await host.add({ name: "modern" }, "export function activate() {}");
	await host.add({ name: "sleeper", engines: { platform: "^1.0.0" } }, "export function activate() {}");
	await host.until(() => fetched === 1);
	const id = await host.addSample("font-selector");
	await host.reaches(id, "active");
	expect(fetched).toBe(1);
});

test("a script that hands out nothing is told to export", async () => {
	await using host = await openOldHost();
	const id = await host.add(
		{ name: "closed", engines: { platform: "^1.0.0" }, activationEvents: ["onStartup"] },
		"function activate() {}",
	);
	await host.reaches(id, "crashed");
	expect(host.extension(id).problem?.message).toContain("Write `export` in front of it");
});
