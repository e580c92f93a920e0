import { conformance } from "../../src/conformance.ts";
import { workerEngine } from "../../src/index.ts";

const frameUrl = (label: string) => `http://${label}.sandbox.localhost:${location.port}/`;

// What the tests call by name; each promise gets an engine of its own.
Object.assign(globalThis, {
	async keep(promise: string) {
		const engine = workerEngine({ frameUrl });
		try {
			await conformance.find((each) => each.promise === promise)?.keep({ engine });
		} finally {
			engine.dispose();
		}
	},
	workerEngine,
	frameUrl,
});
