import { expect, test } from "vitest";
import { openTestHost, type TestHost } from "./testing.ts";

const STARTER = { name: "hostile", displayName: "Hostile", activationEvents: ["onStartup"] };
const GOOD = {
	name: "good",
	activationEvents: ["onStartup"],
	contributes: { commands: [{ id: "good.echo", title: "Echo" }] },
};
const ECHO = `export async function activate(api) { await api.commands.register("good.echo", (said) => said); }`;
// The thread engine hides nothing: a hostile program takes its port and speaks the protocol as it likes.
const PORT = `import { workerData } from "node:worker_threads"; const { port } = workerData;`;

async function runBeside(host: TestHost, code: string) {
	const good = await host.add(GOOD, ECHO);
	await host.reaches(good, "active");
	const bad = await host.add(STARTER, code);
	return { good, bad };
}

test("an extension that sends what is no frame is ended, blamed by name and counted as crashed", async () => {
	await using host = await openTestHost();
	const { good, bad } = await runBeside(host, `${PORT} export function activate() { port.postMessage("garbage"); }`);
	await host.reaches(bad, "restarting");
	expect(host.extension(bad).problem?.message).toMatch(/^Hostile crashed: The extension broke the protocol/);
	expect(host.extension(bad).activity.crashes).toBe(1);
	expect(host.extension(good).state).toBe("active");
});

test("an extension that floods beyond its credits is ended, and after three times stays so", async () => {
	await using host = await openTestHost();
	const flood = `${PORT} export function activate() {
		for (let id = 1000; id < 21000; id++) port.postMessage([1, id, "storage.get", { key: "k" }]);
	}`;
	const { good, bad } = await runBeside(host, flood);
	for (const waitMs of [1_000, 2_000]) {
		await host.reaches(bad, "restarting");
		host.clock.advance(waitMs);
	}
	await host.reaches(bad, "crashed");
	expect(host.extension(bad).problem?.message).toContain("it sent more than its credits allow");
	expect(host.extension(good).state).toBe("active");
});

test("an extension that spins is called late, then ended, while its neighbour goes on", async () => {
	await using host = await openTestHost({ page: { hidden: () => false, onReturn: () => () => {} } });
	const { good, bad } = await runBeside(
		host,
		`export function activate() { setTimeout(() => { console.log("spinning"); for (;;); }); }`,
	);
	await host.reaches(bad, "active");
	await host.until(() => host.logged.length > 0);
	const passSeconds = async (state: () => boolean) => {
		for (let second = 0; second < 20 && !state(); second++) {
			host.clock.advance(1_000);
			// A round trip to the good one, so that its heartbeat has crossed the threads too.
			expect(await host.executeCommand(`${good}/good.echo`, second)).toBe(second);
		}
	};
	await passSeconds(() => host.extension(bad).problem !== undefined);
	expect(host.extension(bad).problem?.message).toBe("Hostile has not responded for a few seconds.");
	await passSeconds(() => host.extension(bad).state === "restarting");
	expect(host.extension(bad).problem?.message).toBe("Hostile stopped responding and was ended.");
	expect(host.registry.reports).toContainEqual(expect.objectContaining({ kind: "unresponsive", extensionId: bad }));
	expect(host.extension(good).problem).toBeUndefined();
});
