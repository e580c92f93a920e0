import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Context } from "../../context.ts";
import { keepSecret } from "../../data-folder/keep-secret.ts";
import type { AuthLibrary } from "./auth-library.ts";
import { createAccount } from "./sign-in.ts";

const FILE = "admin-password.txt";
const newPassword = () => randomBytes(18).toString("base64url");

/**
 * Creates the first administrator when there is none: from the settings, or `admin` with a generated password that
 * is written to `ANNEX_DATA/admin-password.txt` (mode 0600) and nowhere else.
 */
export async function ensureAdministrator(
	context: Pick<Context, "database" | "config" | "clock">,
	library: AuthLibrary,
): Promise<void> {
	const { config, database } = context;
	const existing = await database.db
		.selectFrom("users")
		.select("id")
		.where("role", "=", "administrator")
		.limit(1)
		.executeTakeFirst();
	if (existing) return;
	const { email } = config.admin;
	// The password is on disk before the account exists: a crash between the two locks nobody out.
	const password = config.admin.password ?? (await keepSecret(join(config.dataDir, FILE), newPassword));
	await createAccount(context, library, { username: "admin", email, password, role: "administrator" });
}
