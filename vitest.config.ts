import { defineConfig } from "vitest/config";

// One runner for every suite. Packages resolve to their sources through the `annex-source` condition.
const conditions = ["annex-source", "node"];

export default defineConfig({
	resolve: { conditions },
	ssr: { resolve: { conditions } },
	test: {
		testTimeout: 20_000,
		hookTimeout: 60_000,
		pool: "forks",
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					name: "server",
					// Starting a server or a database takes a second, on a busy machine many.
					testTimeout: 60_000,
					hookTimeout: 120_000,
					expect: { poll: { timeout: 20_000 } },
					include: ["apps/server/{src,test}/**/*.test.ts", "tools/**/*.server.test.ts"],
					globalSetup: ["apps/server/test/support/global-setup.ts"],
				},
			},
			{
				extends: true,
				test: {
					name: "packages",
					include: [
						"packages/*/{src,test}/**/*.test.ts",
						"apps/*/{src,test}/**/*.test.{ts,tsx}",
						"extensions/*/{src,test}/**/*.test.ts",
						"tools/**/*.test.ts",
						"bench/**/*.test.ts",
					],
					exclude: ["**/node_modules/**", "**/dist/**", "apps/server/**", "**/*.server.test.ts"],
				},
			},
		],
	},
});
