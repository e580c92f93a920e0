import { defineConfig } from "vitest/config";

// Whole stories in a real browser against a real server: one at a time, each with a data folder of its own.
export default defineConfig({
	resolve: { conditions: ["annex-source", "node", "import", "default"] },
	ssr: { resolve: { conditions: ["annex-source", "node", "import", "default"] } },
	test: {
		root: new URL("..", import.meta.url).pathname,
		include: ["e2e/**/*.e2e.ts"],
		testTimeout: 180_000,
		hookTimeout: 180_000,
		pool: "forks",
		maxWorkers: 1,
		fileParallelism: false,
	},
});
