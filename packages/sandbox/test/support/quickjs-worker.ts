import wasm from "@jitl/quickjs-wasmfile-release-sync/wasm";
import { bootQuickjs } from "../../src/quickjs/index.ts";

declare const GUEST_RUNTIME: string;

bootQuickjs({
	wasm: wasm.buffer,
	runtime: GUEST_RUNTIME,
	limits: { memoryMB: 32, entryMs: 5_000 },
});
