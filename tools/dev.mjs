import { runWithNode24 } from "./lib/run-with-node24.mjs";

runWithNode24("tools/dev.ts");
