import type { ExtensionDetail } from "@annex/registry-api";
import { useMutation } from "@tanstack/react-query";
import { host } from "../../app/host-store.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { say, sayProblem } from "../../ui/toasts.ts";
import { askPermissions } from "../permissions/ask-permissions.ts";

/** Moves to the latest version; asks again only when that version wants more. */
export function useUpdate(extension: ExtensionDetail) {
	return useMutation({
		mutationFn: async () => {
			const running = await host();
			const plan = await running.planUpdate(extension.id, extension.latest.version);
			if (plan.grown.length === 0) {
				await running.update(extension.id, plan.version);
				return true;
			}
			const grants = await askPermissions({
				id: extension.id,
				displayName: extension.displayName,
				publisher: extension.publisher,
				publisherVerified: extension.publisherVerified,
				iconUrl: extension.iconUrl,
				version: plan.version,
				requests: plan.requested,
				grown: plan.grown.map((asked) => asked.permission),
			});
			if (!grants) return false;
			await running.update(extension.id, plan.version, { grants });
			return true;
		},
		onSuccess: (updated) => {
			if (updated) say("good", `${harmlessText(extension.displayName, 60)} is now ${extension.latest.version}.`);
		},
		onError: sayProblem,
	});
}
