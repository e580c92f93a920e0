import { sayProblem } from "../ui/toasts.ts";
import { host } from "./host-store.ts";

/** Runs an extension's command, starting the extension first. Why it fails is said in a toast. */
export async function runCommand(id: string, ...args: readonly unknown[]): Promise<void> {
	try {
		await (await host()).executeCommand(id, ...args);
	} catch (error) {
		sayProblem(error);
	}
}
