import type { Rule } from "../rule.ts";
import { activeContent } from "./active-content.ts";
import { ambientPower } from "./ambient-power.ts";
import { confusableName } from "./confusable-name.ts";
import { dynamicCode } from "./dynamic-code.ts";
import { hiddenUnicode } from "./hidden-unicode.ts";
import { minified } from "./minified.ts";
import { obfuscation } from "./obfuscation.ts";
import { oldPlatformApi } from "./old-platform-api.ts";
import { opaqueFile } from "./opaque-file.ts";
import { remoteCode } from "./remote-code.ts";
import { secrets } from "./secrets.ts";
import { tampering } from "./tampering.ts";
import { unparsable } from "./unparsable.ts";

/** Every question of the scan, in the order of the reference. */
export const rules: readonly Rule[] = [
	dynamicCode,
	ambientPower,
	remoteCode,
	obfuscation,
	minified,
	hiddenUnicode,
	confusableName,
	tampering,
	secrets,
	activeContent,
	opaqueFile,
	unparsable,
	oldPlatformApi,
];
