import type { Client } from "@annex/rpc";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import { lifecycle } from "./contract.ts";

/** What an extension says about itself, as plain harmless text. */
export interface LifecycleListener {
	log(level: "debug" | "info" | "warn" | "error", message: string): void;
	error(error: { kind: "activation" | "uncaught"; message: string; stack: string }): void;
}

/** Serves `lifecycle` to one extension and hands back the way to start and stop it. */
export function openLifecycle(scope: Scope, listener: LifecycleListener): Client<typeof lifecycle.callbacks> {
	scope.serve(lifecycle, {
		log({ level, message }) {
			listener.log(level, harmlessText(message, { max: 2_000, lines: "many" }));
			return null;
		},
		reportError({ kind, message, stack }) {
			listener.error({
				kind,
				message: harmlessText(message, { max: 2_000, lines: "many" }),
				stack: harmlessText(stack, { max: 8_000, lines: "many" }),
			});
			return null;
		},
	});
	return scope.client(lifecycle.name, lifecycle.callbacks);
}
