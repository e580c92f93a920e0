import type { Rule } from "../rule.ts";
import { ambientPower } from "./ambient-power.ts";
import { dynamicCode } from "./dynamic-code.ts";
import { remoteCode } from "./remote-code.ts";
import { unparsable } from "./unparsable.ts";

/** Every question of the scan, in the order of the reference. */
export const rules: readonly Rule[] = [dynamicCode, ambientPower, remoteCode, unparsable];
