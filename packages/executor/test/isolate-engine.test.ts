import { conformance } from "@annex/sandbox/conformance";
import { beforeAll, describe, test } from "vitest";
import { isolateEngine } from "../src/index.ts";
import { bundleGuest } from "./support.ts";

let runtime: string;

beforeAll(async () => {
	runtime = await bundleGuest();
});

describe("the isolate engine", () => {
	for (const { promise, keep } of conformance) {
		test(promise, async () => {
			const engine = isolateEngine({ runtime });
			try {
				await keep({ engine });
			} finally {
				engine.dispose();
			}
		});
	}
});
