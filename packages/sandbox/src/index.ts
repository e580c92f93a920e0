export type { Program, ProgramFile, Sandbox, SandboxEngine, SandboxExit, StartOptions } from "./engine.ts";
