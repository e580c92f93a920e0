import { platformCapabilities } from "@annex/capabilities";
import { capabilityOf } from "@annex/manifest";
import type { App, appBody } from "@annex/registry-api";
import type { z } from "zod";
import type { AppRecord, Context } from "../../context.ts";
import { WORKBENCH } from "./apps.ts";
import { errors } from "./errors.ts";

const MEGABYTE = 1024 * 1024;
/** One machine under other names. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Writes an app down, or replaces what is written of it. Throws `app_reserved`, `origin_taken`,
 * `app_capability_reserved`, `app_capability_unknown`.
 */
export async function registerApp(context: Context, id: string, body: z.output<typeof appBody>): Promise<void> {
	if (id === WORKBENCH) throw errors.app_reserved(id);
	checkPermissions(body);
	const values = {
		name: body.name,
		allowed_origins: body.allowedOrigins,
		capabilities: [...new Set(body.capabilities)],
		permissions: JSON.stringify(body.permissions),
		policy: JSON.stringify({
			engines: ["worker"],
			storageQuotaBytes: 10 * MEGABYTE,
			autoApprove: false,
			visitors: body.visitors,
		}),
	};
	const own = ownOrigins(context);
	await context.database.serializable(async (tx) => {
		const others = await tx.selectFrom("apps").select(["id", "allowed_origins"]).where("id", "!=", id).execute();
		for (const origin of body.allowedOrigins) {
			const other = others.find((one) => one.allowed_origins.includes(origin));
			if (other || own.has(origin)) throw errors.origin_taken(origin, other?.id ?? WORKBENCH);
		}
		await tx
			.insertInto("apps")
			.values({ id, ...values })
			.onConflict((conflict) => conflict.column("id").doUpdateSet(values))
			.execute();
	});
	await context.cache.invalidate(["apps"]);
}

/**
 * Where this registry serves its own pages, and the workbench is served besides. Such a page carries the cookies of
 * whoever sits there; an app's must not be taken for one.
 */
function ownOrigins({ config, publicUrl }: Context): ReadonlySet<string> {
	const { protocol, hostname, port, origin } = new URL(publicUrl());
	const names = LOOPBACK.includes(hostname) ? LOOPBACK : [];
	const addresses = names.map((name) => `${protocol}//${name}${port === "" ? "" : `:${port}`}`);
	return new Set([origin, ...addresses, ...config.workbenchOrigins]);
}

function checkPermissions({ capabilities, permissions }: z.output<typeof appBody>): void {
	for (const permission of Object.keys(permissions)) {
		const capability = capabilityOf(permission);
		if (platformCapabilities.has(capability)) throw errors.app_capability_reserved(capability);
		if (!capabilities.includes(capability)) throw errors.app_capability_unknown(permission, capability);
	}
}

/** The apps as their administrator sees them. */
export async function describeApps({ database }: Context, apps: readonly AppRecord[]): Promise<App[]> {
	const secrets = await database.db
		.selectFrom("app_secrets")
		.select(["app_id", "id", "prefix", "created_at", "last_used_at"])
		.orderBy("created_at")
		.execute();
	return apps.map((app) => ({
		id: app.id,
		name: app.name,
		allowedOrigins: [...app.allowedOrigins],
		capabilities: [...app.capabilities],
		permissions: { ...app.permissions },
		visitors: app.policy.visitors ?? false,
		secrets: secrets
			.filter((secret) => secret.app_id === app.id)
			.map(({ id, prefix, created_at, last_used_at }) => ({
				id,
				prefix,
				createdAt: created_at.toISOString(),
				lastUsedAt: last_used_at?.toISOString() ?? null,
			})),
	}));
}
