import { defineConfig } from "vitest/config";

// One runner for every suite. Packages resolve to their sources through the `annex-source` condition.
export default defineConfig({
	resolve: { conditions: ["annex-source", "node", "import", "default"] },
	ssr: { resolve: { conditions: ["annex-source", "node", "import", "default"] } },
	test: {
		include: [
			"packages/*/{src,test}/**/*.test.ts",
			"apps/*/{src,test}/**/*.test.{ts,tsx}",
			"extensions/*/{src,test}/**/*.test.ts",
			"tools/**/*.test.ts",
		],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		pool: "forks",
		maxWorkers: 2,
	},
});
