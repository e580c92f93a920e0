import { defineConfig } from "vitest/config";

// One runner for every suite. Packages resolve to their sources through the `annex-source` condition.
export default defineConfig({
	resolve: { conditions: ["annex-source", "node"] },
	ssr: { resolve: { conditions: ["annex-source", "node"] } },
	test: {
		include: [
			"packages/*/{src,test}/**/*.test.ts",
			"apps/*/{src,test}/**/*.test.{ts,tsx}",
			"extensions/*/{src,test}/**/*.test.ts",
			"tools/**/*.test.ts",
		],
		globalSetup: ["apps/server/test/support/global-setup.ts"],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		pool: "forks",
		maxWorkers: 2,
	},
});
