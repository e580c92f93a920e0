import type { ExtensionDetail } from "@annex/registry-api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { host } from "../../app/host-store.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { say, sayProblem } from "../../ui/toasts.ts";
import { askPermissions } from "../permissions/ask-permissions.ts";

/** Asks first, then installs. Nothing happens when the person calls it off. */
export function useInstall(extension: ExtensionDetail) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: async () => {
			const grants =
				extension.permissions.length === 0
					? []
					: await askPermissions({
							id: extension.id,
							displayName: extension.displayName,
							publisher: extension.publisher,
							publisherVerified: extension.publisherVerified,
							iconUrl: extension.iconUrl,
							version: extension.latest.version,
							requests: extension.permissions,
						});
			if (!grants) return false;
			await (await host()).install(extension.id, { version: extension.latest.version, grants });
			return true;
		},
		onSuccess: (installed) => {
			if (!installed) return;
			say("good", `${harmlessText(extension.displayName, 60)} is installed.`, {
				description: "Its commands are in the palette.",
			});
			void queries.invalidateQueries({ queryKey: ["extensions"] });
		},
		onError: sayProblem,
	});
}
