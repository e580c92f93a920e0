export { checkDigests } from "./check-digests.ts";
export type { Program, ProgramFile, Sandbox, SandboxEngine, SandboxExit, StartOptions } from "./engine.ts";
export {
	type Isolation,
	randomLabel,
	type WorkerEngine,
	type WorkerEngineOptions,
	workerEngine,
} from "./engines/worker/worker-engine.ts";
export { errors as sandboxErrors } from "./errors.ts";
export { link } from "./link.ts";
export type { LinkedProgram } from "./linked-program.ts";
export { createWatchdog, type Watchdog, type WatchdogOptions, type Watched } from "./watchdog.ts";
