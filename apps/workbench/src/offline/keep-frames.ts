import { keptLabels } from "./sandbox-labels.ts";

const KEY = "annex.sandbox-frames";
const LOAD_MS = 5_000;

/**
 * Has the browser's cache take in the frames of the first `count` labels, one after the other: each is opened once,
 * empty, and let go. What was taken in before under the same address is left alone.
 */
export async function keepFrames(frameUrl: (label: string) => string, count: number): Promise<void> {
	const labels = keptLabels().slice(0, count);
	const known = read();
	const urls = labels.map(frameUrl);
	const missing = urls.filter((url) => !known.has(url));
	for (const url of missing) {
		if (!(await load(url))) return;
		known.add(url);
		// Those of earlier versions are forgotten here; the browser lets go of them by itself.
		write(urls.filter((each) => known.has(each)));
	}
}

function load(url: string): Promise<boolean> {
	return new Promise((resolve) => {
		const frame = document.createElement("iframe");
		const done = (loaded: boolean) => {
			clearTimeout(timer);
			frame.remove();
			resolve(loaded);
		};
		const timer = setTimeout(() => done(false), LOAD_MS);
		frame.setAttribute("sandbox", "allow-scripts");
		frame.setAttribute("aria-hidden", "true");
		frame.referrerPolicy = "no-referrer";
		frame.hidden = true;
		frame.onload = () => done(true);
		frame.src = url;
		document.body.append(frame);
	});
}

function read(): Set<string> {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
		return new Set(Array.isArray(stored) ? stored.filter((url) => typeof url === "string") : []);
	} catch {
		return new Set();
	}
}

function write(urls: readonly string[]): void {
	try {
		localStorage.setItem(KEY, JSON.stringify(urls));
	} catch {
		// No room: they are opened once more the next time.
	}
}
