import { AnnexError } from "@annex/errors";
import type { ExtensionLogLine, SideloadedProgram } from "@annex/host";
import type { Grant, PermissionRequest } from "@annex/manifest";
import { type DevelopmentBuild, type DevelopmentState, developmentState } from "@annex/registry-api";
import { create } from "zustand";
import { host } from "../../app/host-store.ts";
import { registry } from "../../app/registry.ts";
import { sayProblem } from "../../ui/toasts.ts";
import { askPermissions } from "../permissions/ask-permissions.ts";

const AGAIN_MS = 1_500;
const ATTEMPTS = 20;

/**
 * - `connecting`: asks the registry for the session
 * - `waiting`: it is there, without a build that works
 * - `asking`: the person decides whether it runs; `refused`: they said no
 * - `running`: each build is swapped in
 * - `ended`: the author stopped; `absent`: there is no such session for this account
 */
export type DevelopmentPhase =
	| "none"
	| "connecting"
	| "waiting"
	| "asking"
	| "refused"
	| "running"
	| "ended"
	| "absent";

interface Development {
	readonly key: string | null;
	readonly phase: DevelopmentPhase;
	/** The side-loaded extension, once it runs. */
	readonly id: string | null;
	/** What the session said last. */
	readonly problem: DevelopmentState["problem"];
}

const NONE: Development = { key: null, phase: "none", id: null, problem: null };

/** The one extension that comes from its author's machine, for as long as this page is open. */
export const useDevelopment = create<Development>(() => NONE);

let source: EventSource | undefined;
let loaded = 0;
let tail: Promise<void> = Promise.resolve();

/** Follows a session; `onRunning` is called when the person has let it run. The same key again changes nothing. */
export function follow(key: string, onRunning: () => void): void {
	const { key: current, phase } = useDevelopment.getState();
	if (current === key && (phase === "running" || phase === "asking" || phase === "waiting")) return;
	void leave();
	useDevelopment.setState({ ...NONE, key, phase: "connecting" });
	connect(key, onRunning, 0);
}

/** Takes the extension out of this page; its author may go on elsewhere. */
export async function leave(phase: "none" | "ended" = "none"): Promise<void> {
	source?.close();
	source = undefined;
	loaded = 0;
	const { id, key } = useDevelopment.getState();
	useDevelopment.setState(phase === "none" ? NONE : { ...NONE, key, phase });
	if (id !== null) await unload(id);
}

/** Carries what it says to its author's terminal. Lines that cannot be sent are lost. */
export function forward({ extensionId, level, message, stack }: ExtensionLogLine): void {
	const { key, id } = useDevelopment.getState();
	if (key === null || extensionId !== id || message === "") return;
	registry.development.say(key, { level, message, ...(stack ? { stack } : {}) }).catch(() => {});
}

function connect(key: string, onRunning: () => void, attempt: number): void {
	const events = new EventSource(registry.development.eventsUrl(key));
	source = events;
	events.onmessage = ({ data }: MessageEvent<string>) => {
		const parsed = developmentState.safeParse(JSON.parse(data));
		if (parsed.success && source === events) take(parsed.data, onRunning);
	};
	events.onerror = () => {
		// The browser tries again by itself unless it was refused: by a registry that was started anew, perhaps.
		if (events.readyState !== EventSource.CLOSED || source !== events) return;
		if (useDevelopment.getState().phase !== "running" || attempt >= ATTEMPTS) {
			void leave("ended").then(() => useDevelopment.setState({ phase: "absent" }));
			return;
		}
		loaded = 0;
		setTimeout(() => source === events && connect(key, onRunning, attempt + 1), AGAIN_MS);
	};
}

function take(state: DevelopmentState, onRunning: () => void): void {
	const { phase } = useDevelopment.getState();
	if (state.ended) {
		void leave("ended");
		return;
	}
	useDevelopment.setState({
		problem: state.problem,
		...(phase === "connecting" ? { phase: "waiting" as const } : {}),
	});
	const { build, revision } = state;
	if (build === null || revision === loaded || phase === "refused") return;
	loaded = revision;
	tail = tail.then(() => load(build, revision, onRunning)).catch(sayProblem);
}

async function load(build: DevelopmentBuild, revision: number, onRunning: () => void): Promise<void> {
	// A later one has come meanwhile.
	if (revision !== loaded) return;
	const before = useDevelopment.getState();
	if (before.id !== null && before.id !== build.id) await unload(before.id);
	const running = await host();
	const encoder = new TextEncoder();
	const program: SideloadedProgram = {
		manifest: build.manifest,
		files: build.modules.map(({ path, source: text }) => ({ path, source: encoder.encode(text) })),
	};
	try {
		await running.sideload(program);
	} catch (thrown) {
		if (!(thrown instanceof AnnexError) || thrown.code !== "consent_required") throw thrown;
		const grants = await consent(build, thrown.details["grown"] as readonly PermissionRequest[]);
		// The session may have ended, or another may have begun, while the question stood.
		if (useDevelopment.getState().key !== before.key) return;
		if (grants === null) {
			if (before.id === null) useDevelopment.setState({ phase: "refused" });
			return;
		}
		await running.sideload(program, { grants });
	}
	const isFirst = before.phase !== "running";
	useDevelopment.setState({ id: build.id, phase: "running" });
	if (isFirst) onRunning();
}

/** Asks for everything it wants now; what is new since the person last said yes is marked. */
async function consent(build: DevelopmentBuild, grown: readonly PermissionRequest[]): Promise<Grant[] | null> {
	const { id, phase } = useDevelopment.getState();
	const known = (await host()).snapshot().extensions.find((extension) => extension.id === id && extension.development);
	const requests = new Map([...(known?.requested ?? []), ...grown].map((request) => [request.permission, request]));
	if (phase !== "running") useDevelopment.setState({ phase: "asking" });
	const text = (value: unknown) => (typeof value === "string" ? value : build.id);
	return askPermissions({
		id: build.id,
		displayName: text(build.manifest["displayName"]),
		publisher: text(build.manifest["publisher"]),
		publisherVerified: false,
		iconUrl: null,
		version: build.version,
		requests: [...requests.values()],
		development: true,
		...(known ? { grown: grown.map(({ permission }) => permission) } : {}),
	});
}

async function unload(id: string): Promise<void> {
	const running = await host();
	// It may have been uninstalled under My extensions.
	await running.unload(id).catch(() => {});
}
