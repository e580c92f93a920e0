import type { HostHalf } from "../host-half.ts";
import { ui } from "./contract.ts";
import { notifications } from "./notify.ts";
import { outputs } from "./output.ts";
import type { UiPower } from "./power.ts";
import { progresses } from "./progress.ts";
import { prompts } from "./prompts.ts";

/** Everything an extension may show, in its own name. The contract's rates bound how often. */
export function uiHost(power: UiPower): HostHalf {
	return {
		open(scope) {
			scope.serve(ui, {
				...notifications(scope, power),
				...prompts(scope, power),
				...progresses(scope, power),
				...outputs(scope, power),
			});
		},
	};
}
