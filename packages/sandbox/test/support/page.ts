import type { AnnexError } from "@annex/errors";
import { openChannel } from "@annex/rpc";
import { conformance, programOf } from "../../src/conformance.ts";
import { createWatchdog, workerEngine } from "../../src/index.ts";

const frameUrl = (label: string) => `http://${label}.sandbox.localhost:${location.port}/`;

// What the tests call by name; each promise gets an engine of its own.
const suite = {
	async keep(promise: string, name: "worker" | "quickjs" = "worker"): Promise<void> {
		const engine = workerEngine({ frameUrl, name });
		try {
			await conformance.find((each) => each.promise === promise)?.keep({ engine });
		} finally {
			engine.dispose();
		}
	},

	/** Opens a frame by hand and asks its worker, whatever runtime is served, to try each attack by itself. */
	async attack(label: string, url: string): Promise<Record<string, string>> {
		const frame = document.createElement("iframe");
		frame.setAttribute("sandbox", "allow-scripts");
		frame.src = frameUrl(label);
		const [report, control] = [new MessageChannel(), new MessageChannel()];
		const answer = new Promise<Record<string, string>>((resolve) => {
			control.port1.onmessage = ({ data }) => resolve(data);
		});
		frame.onload = () => {
			frame.contentWindow?.postMessage(null, "*", [report.port2, control.port2]);
			control.port1.postMessage(url);
		};
		document.body.append(frame);
		const outcome = await answer;
		frame.remove();
		return outcome;
	},

	/** The same attacks in a worker of the page itself, which nothing holds back. */
	attackFreely(script: string, url: string): Promise<Record<string, string>> {
		const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
		const control = new MessageChannel();
		worker.postMessage(null, [control.port2]);
		control.port1.postMessage(url);
		return new Promise((resolve) => {
			control.port1.onmessage = ({ data }) => resolve(data);
		});
	},

	/** Starts a program with labels whose hosts nobody can reach. */
	async fallBack(): Promise<{ isolation: string; told: number; answered: unknown }> {
		let told = 0;
		const engine = workerEngine({
			frameUrl: () => "http://unreachable.invalid/",
			sharedFrameUrl: frameUrl("shared"),
			onShared: () => {
				told += 1;
			},
			probeMs: 500,
		});
		engine.warm(2);
		const sandbox = await engine.start(await programOf({ "main.js": "export const ping = () => 1;" }));
		const channel = openChannel({ port: sandbox.port, side: "host" });
		const answered = await channel.call("program.ping", null);
		const { isolation } = engine;
		engine.dispose();
		return { isolation, told, answered };
	},

	/** What an engine says when there is no sandbox at all. */
	async failToStart(): Promise<{ code: string; frames: number }> {
		const engine = workerEngine({ frameUrl: () => "http://unreachable.invalid/" });
		const starting = engine.start(await programOf({ "main.js": "" }), { deadlineMs: 500 });
		const code = await starting.then(
			() => "started",
			(error: AnnexError) => error.code,
		);
		engine.dispose();
		return { code, frames: document.querySelectorAll("iframe").length };
	},

	/** A spinning program and its neighbour under a watchdog that is quicker than the real one. */
	async watch(): Promise<{ ended: string; told: string[]; sum: unknown }> {
		const engine = workerEngine({ frameUrl });
		const watchdog = createWatchdog({ beatMs: 100, lateMs: 500, deadMs: 1_500 });
		const told: string[] = [];
		const begin = async (name: string, source: string) => {
			const sandbox = await engine.start(await programOf({ "main.js": source }));
			const channel = openChannel({ port: sandbox.port, side: "host" });
			sandbox.exited.then(({ error }) => channel.close(error));
			await channel.ping();
			watchdog.watch(channel, {
				late: () => told.push(`${name} late`),
				dead: (reason) => sandbox.terminate(reason),
			});
			return { sandbox, channel };
		};
		const good = await begin("good", "export const add = ([a, b]) => a + b;");
		const bad = await begin("bad", "export const spin = () => { for (;;); };");
		bad.channel.call("program.spin", null).catch(() => {});
		const { error } = await bad.sandbox.exited;
		const sum = await good.channel.call("program.add", [1, 2]);
		engine.dispose();
		return { ended: error.code, told, sum };
	},

	/** What becomes of a program whose frame loads another document. */
	async replaceFrame(): Promise<{ cause: string; frames: number }> {
		const engine = workerEngine({ frameUrl });
		const sandbox = await engine.start(await programOf({ "main.js": "" }));
		const frame = document.querySelector("iframe");
		if (frame) frame.src = frameUrl("another");
		const { cause } = await sandbox.exited;
		return { cause, frames: document.querySelectorAll("iframe").length };
	},

	/** A program that floods its port, and a neighbour. */
	async flood(): Promise<{ ended: string; sum: unknown; frames: number }> {
		const engine = workerEngine({ frameUrl });
		const [flooding, good] = await Promise.all([
			engine.start(await programOf({ "main.js": "export const flood = 'flood';" })),
			engine.start(await programOf({ "main.js": "export const add = ([a, b]) => a + b;" })),
		]);
		const channel = openChannel({ port: flooding.port, side: "host" });
		channel.closed.then((reason) => flooding.terminate(reason));
		channel.call("program.anything", null).catch(() => {});
		const neighbour = openChannel({ port: good.port, side: "host" });
		const { error } = await flooding.exited;
		const sum = await neighbour.call("program.add", [1, 2]);
		engine.dispose();
		return { ended: error.code, sum, frames: document.querySelectorAll("iframe").length };
	},
};

export type Suite = typeof suite;
Object.assign(globalThis, suite);
