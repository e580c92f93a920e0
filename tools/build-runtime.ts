import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePlatformApi1, bundleRuntime } from "@annex/sdk/bundle-runtime";
import { root } from "./lib/run.ts";

/** Bundles what runs in front of extensions: the guest runtime for the server's frames, and Platform API 1 for hosts. */
const folder = join(root, "apps/server/dist");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "platform-api-1.js"), await bundlePlatformApi1());
// Last, because the build takes it as the proof that all of it is there.
writeFileSync(join(folder, "runtime.js"), await bundleRuntime());
