import type { HostExtension } from "@annex/host";
import type { ExtensionDetail } from "@annex/registry-api";
import { useMutation } from "@tanstack/react-query";
import { changeVersion } from "../my-extensions/change-version.ts";

/** Moves to the latest version; asks again only when that version wants more. */
export function useUpdate(extension: ExtensionDetail) {
	return useMutation({
		mutationFn: (installed: HostExtension) => changeVersion(installed, extension.latest.version),
	});
}
