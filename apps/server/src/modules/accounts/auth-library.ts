import { betterAuth } from "better-auth";
import { anonymous, username } from "better-auth/plugins";
import type { Config } from "../../config.ts";
import type { Database } from "../../ports/database/port.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** The auth library on our tables. Its own HTTP routes are not mounted: ours call it. */
export function authLibrary(options: { database: Database; secret: string; config: Config; onLog: LogSink }) {
	const { database, secret, config, onLog } = options;
	return betterAuth({
		appName: "Annex",
		baseURL: config.publicUrl ?? "http://localhost",
		secret,
		database: { db: database.db, type: "postgres" },
		logger: { level: "warn", disableColors: true, log: (level, message) => onLog(level, message) },
		telemetry: { enabled: false },
		emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
		// Ours: counted in the shared cache, per account too.
		rateLimit: { enabled: false },
		session: {
			modelName: "sessions",
			expiresIn: 30 * DAY_SECONDS,
			updateAge: DAY_SECONDS,
			fields: {
				userId: "user_id",
				expiresAt: "expires_at",
				ipAddress: "ip_address",
				userAgent: "user_agent",
				createdAt: "created_at",
				updatedAt: "updated_at",
			},
		},
		user: {
			modelName: "users",
			fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
			additionalFields: { role: { type: "string", required: true, input: false, defaultValue: "user" } },
		},
		account: {
			modelName: "accounts",
			fields: {
				accountId: "account_id",
				providerId: "provider_id",
				userId: "user_id",
				accessToken: "access_token",
				refreshToken: "refresh_token",
				idToken: "id_token",
				accessTokenExpiresAt: "access_token_expires_at",
				refreshTokenExpiresAt: "refresh_token_expires_at",
				createdAt: "created_at",
				updatedAt: "updated_at",
			},
		},
		verification: {
			modelName: "verifications",
			fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
		},
		plugins: [
			username({
				usernameValidator: (name) => /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name),
				schema: { user: { fields: { username: "username", displayUsername: "display_username" } } },
			}),
			anonymous({
				emailDomainName: "anonymous.invalid",
				// What is the visitor's moves in a transaction of ours, which ends his identity too.
				disableDeleteAnonymousUser: true,
				schema: { user: { fields: { isAnonymous: "is_anonymous" } } },
			}),
		],
		advanced: {
			cookiePrefix: "annex",
			useSecureCookies: config.publicUrl?.startsWith("https:") ?? false,
			defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
		},
	});
}

export type AuthLibrary = ReturnType<typeof authLibrary>;
export type LogSink = (level: "debug" | "info" | "success" | "warn" | "error", message: string) => void;
