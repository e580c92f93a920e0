import type { HostExtension } from "@annex/host";
import { compareVersions } from "@annex/manifest";
import { host } from "../../app/host-store.ts";
import { registry } from "../../app/registry.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { say, sayProblem } from "../../ui/toasts.ts";
import { askPermissions } from "../permissions/ask-permissions.ts";

/**
 * Moves to another version, asking when it wants more than the installed one. An older one is pinned, so that no update
 * undoes the choice. A failure is said in a toast.
 */
export async function changeVersion(extension: HostExtension, version: string): Promise<void> {
	const name = harmlessText(extension.displayName, 60);
	const older = compareVersions(version, extension.version) < 0;
	try {
		const running = await host();
		const plan = await running.planUpdate(extension.id, version);
		const grants = plan.grown.length === 0 ? undefined : await ask(extension, plan);
		if (grants === null) return;
		await running.update(extension.id, version, { ...(grants ? { grants } : {}), ...(older ? { pinned: true } : {}) });
		const now = (await host()).snapshot().extensions.find((each) => each.id === extension.id);
		if (now?.rolledBack?.version === version) {
			say("warning", `${version} failed, so ${name} ${now.version} is back.`, {
				description: "It is not offered to you again.",
			});
			return;
		}
		say("good", `${name} is now ${version}.`, older ? { description: "It stays there until you release it." } : {});
	} catch (error) {
		sayProblem(error);
	}
}

async function ask(
	extension: HostExtension,
	plan: Awaited<ReturnType<Awaited<ReturnType<typeof host>>["planUpdate"]>>,
) {
	const page = await registry.extensions.detail(extension.id).catch(() => undefined);
	return await askPermissions({
		id: extension.id,
		displayName: extension.displayName,
		publisher: extension.publisher,
		publisherVerified: page !== undefined && "publisherVerified" in page && page.publisherVerified,
		iconUrl: extension.iconUrl,
		version: plan.version,
		requests: plan.requested,
		grown: plan.grown.map((asked) => asked.permission),
	});
}
