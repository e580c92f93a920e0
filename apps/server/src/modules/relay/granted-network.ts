import { capabilityErrors } from "@annex/capabilities";
import { methodsOf } from "@annex/manifest";
import type { Db } from "../../ports/database/port.ts";
import { errors } from "./errors.ts";

/**
 * The host patterns and methods that somebody has granted to an extension, read anew each time. Throws `relay_not_installed` for an
 * extension that must not run here, `permission_denied` when no network is granted.
 */
export async function grantedNetwork(
	db: Db,
	owner: { readonly appId: string; readonly userId: string },
	extensionId: string,
): Promise<{ readonly hosts: readonly string[]; readonly methods: readonly string[] }> {
	const row = await db
		.selectFrom("installations as i")
		.innerJoin("versions as v", (join) =>
			join.onRef("v.extension_id", "=", "i.extension_id").onRef("v.version", "=", "i.version"),
		)
		.innerJoin("extensions as e", "e.id", "i.extension_id")
		.where("i.app_id", "=", owner.appId)
		.where("i.user_id", "=", owner.userId)
		.where("i.extension_id", "=", extensionId)
		.where("i.enabled", "=", true)
		.where("v.state", "not in", ["suspended", "banned"])
		.where("e.state", "not in", ["suspended", "banned"])
		.select("i.grants")
		.executeTakeFirst();
	if (!row) throw errors.relay_not_installed();
	const grant = row.grants.find(({ permission }) => permission === "network");
	if (!grant) throw capabilityErrors.permission_denied("network.fetch", "network");
	return { hosts: grant.hosts ?? [], methods: methodsOf(grant) };
}
