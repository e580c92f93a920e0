import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleRuntime } from "@annex/sdk/bundle-runtime";
import { root } from "./lib/run.ts";

/** Bundles the guest runtime into the file that the server serves its frames with. */
const file = join(root, "apps/server/dist/runtime.js");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await bundleRuntime());
