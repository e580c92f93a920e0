import { bootIsolate, type IsolateRealm } from "./isolate-realm.ts";
import type { FromChild, ToChild } from "./protocol.ts";

const USAGE_EVERY_MS = 1_000;

const say = (message: FromChild) => process.send?.(message);
let realm: Promise<IsolateRealm> | undefined;

process.on("message", ([kind, value]: ToChild) => {
	switch (kind) {
		case "boot":
			realm = bootIsolate(value, {
				post: (message) => say(["message", message]),
				started: () => say(["evaluated"]),
				crashed: (description) => say(["failed", description]),
				overMemory: () => say(["overMemory"]),
			});
			realm.then(
				(booted) => {
					say(["ready"]);
					setInterval(() => say(["usage", booted.cpuMs()]), USAGE_EVERY_MS).unref();
				},
				(thrown) => say(["failed", String(thrown)]),
			);
			return;
		case "run":
			realm?.then((booted) => booted.run(value));
			return;
		case "message":
			realm?.then((booted) => booted.receive(value));
	}
});
// The server went away, or closed the channel on purpose.
process.on("disconnect", () => process.exit(0));
