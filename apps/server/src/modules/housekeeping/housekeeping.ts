import type { Module } from "../../context.ts";
import { sweep } from "./sweep.ts";

const EVERY_MS = 6 * 60 * 60_000;

/** Sweeps when the server listens and every six hours from then on. */
export const housekeepingModule: Module = (context) => (app) => {
	let running: Promise<void> | undefined;
	let timer: NodeJS.Timeout | undefined;

	function run(): void {
		running = sweep(context).catch((error) => context.log.warn({ err: error }, "the sweep failed; the next one tries"));
	}
	app.addHook("onListen", async () => {
		timer = setInterval(run, EVERY_MS);
		timer.unref();
		run();
	});
	app.addHook("onClose", async () => {
		clearInterval(timer);
		await running;
	});
};
