export { type IsolateEngineOptions, type IsolateLimits, isolateEngine } from "./isolate-engine.ts";
