// Hands over to a TypeScript file under the project's own Node 24 and passes signals and the exit code through.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { ensureDependencies, root } from "./ensure-dependencies.mjs";

export function runWithNode24(file, args = process.argv.slice(2)) {
	const node = ensureDependencies();
	const child = spawn(
		node,
		["-C", "annex-source", "--disable-warning=ExperimentalWarning", join(root, file), ...args],
		{
			cwd: root,
			stdio: "inherit",
			env: { ...process.env, PATH: `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}` },
		},
	);
	// The terminal sends Ctrl-C to the whole group: the child ends by itself, we only wait for it.
	process.on("SIGINT", () => {});
	process.on("SIGTERM", () => child.kill("SIGTERM"));
	child.on("exit", (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
}
