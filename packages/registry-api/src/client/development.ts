import type { z } from "zod";
import {
	type DevelopmentLine,
	type DevelopmentProblem,
	developmentLines,
	developmentResult,
} from "../schemas/development.ts";
import type { Transport } from "./transport.ts";

/** Both ends of a development session: the command line sends builds, the workbench follows and sends lines back. */
export interface DevelopmentClient {
	/** Sends a package, checked as if it were published; begins the session when it is the first. */
	build(key: string, zip: Uint8Array): Promise<z.output<typeof developmentResult>>;
	/** Says why there is no build; the workbench keeps the last one. */
	problem(key: string, problem: DevelopmentProblem): Promise<void>;
	/**
	 * What the extension has said since, waiting some seconds when it is nothing. Ask again and again: a session nobody
	 * asks for ends after half a minute. Rejects with `not_found` then.
	 */
	lines(key: string, after: number, signal?: AbortSignal): Promise<z.output<typeof developmentLines>>;
	end(key: string): Promise<void>;
	say(key: string, line: DevelopmentLine): Promise<void>;
	/** For `EventSource`: each event's data is a `DevelopmentState`. */
	eventsUrl(key: string): string;
}

export function developmentClient({ json, none }: Transport, baseUrl: string): DevelopmentClient {
	const at = (key: string, ...rest: string[]) => ["developer", "sessions", key, ...rest];
	return {
		build: (key, body) => json(developmentResult, { method: "PUT", path: at(key, "build"), body }),
		problem: (key, body) => none({ method: "PUT", path: at(key, "problem"), body }),
		lines: (key, after, signal) =>
			json(developmentLines, { method: "GET", path: at(key, "lines"), query: { after }, signal }),
		end: (key) => none({ method: "DELETE", path: at(key) }),
		say: (key, body) => none({ method: "POST", path: at(key, "lines"), body }),
		eventsUrl: (key) => `${baseUrl}/api/v1/developer/sessions/${encodeURIComponent(key)}/events`,
	};
}
