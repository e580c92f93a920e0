import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.ts";
import { root } from "./lib/run.ts";

/**
 * `npm run dev`: the product as `npm start` runs it, restarted when the server's sources change, and the workbench
 * with hot reload on port 5173, which passes API calls on. Both end together.
 */
await build({ say: (text) => console.log(`› ${text}`) });

const WATCHED = ["apps/server/src", "packages", "tools"];
const children = [
	spawn(
		process.execPath,
		[
			"-C",
			"annex-source",
			...WATCHED.map((path) => `--watch-path=${join(root, path)}`),
			"--watch-preserve-output",
			"tools/start.ts",
		],
		{ cwd: root, stdio: "inherit", env: { ...process.env, ANNEX_WORKBENCH_ORIGINS: "http://localhost:5173" } },
	),
	spawn(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "--port", "5173", "--clearScreen", "false"], {
		cwd: join(root, "apps/workbench"),
		stdio: "inherit",
	}),
];

const stop = () => {
	for (const child of children) child.kill("SIGTERM");
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
for (const child of children) child.on("exit", stop);
