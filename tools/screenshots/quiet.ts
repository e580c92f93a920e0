import type { Page, Request } from "playwright-core";

/** A request that is still open after so long is a stream, which never ends. */
const STREAM_MS = 2_000;
const QUIET_MS = 250;

/** Call before the page opens anything; what it returns waits until nothing is on its way but live streams. */
export function followRequests(page: Page): (withinMs: number) => Promise<void> {
	const open = new Map<Request, number>();
	let last = Date.now();
	page.on("request", (request) => open.set(request, Date.now()));
	const close = (request: Request) => {
		open.delete(request);
		last = Date.now();
	};
	page.on("requestfinished", close);
	page.on("requestfailed", close);
	return async (withinMs) => {
		const until = Date.now() + withinMs;
		while (Date.now() < until) {
			const now = Date.now();
			const underWay = [...open.values()].some((since) => now - since < STREAM_MS);
			if (!underWay && now - last > QUIET_MS) return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};
}
