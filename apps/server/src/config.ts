import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { type Allowance, NOTHING, readAllowance } from "./modules/relay/allowance.ts";

/** Everything that a deployment may set, parsed once at the door. */
export interface Config {
	/** 0 = any free port. */
	port: number;
	/** The address to listen on; loopback unless told otherwise. */
	host: string;
	/** Absolute path of the data folder; this server alone may use it. */
	dataDir: string;
	/** `undefined` = the embedded database in the data folder. */
	databaseUrl: string | undefined;
	/** The first administrator; without a password one is generated. */
	admin: { email: string; password: string | undefined };
	/** Signs session cookies; servers that share a database share it. `undefined` = generated, kept in the data folder. */
	sessionSecret: string | undefined;
	/** Where browsers reach this server; `undefined` = `http://localhost:PORT`. */
	publicUrl: string | undefined;
	/** Origins beside this server's own that serve the workbench's page, such as Vite's in daily work. */
	workbenchOrigins: string[];
	/** The parent domain of the sandbox frames; each frame lives on a random label under it. */
	sandboxHost: string;
	/** Addresses of the proxies whose `X-Forwarded-For` is believed; `undefined` = nobody's. */
	trustProxy: string | undefined;
	/** Where the relay may go beyond public addresses. */
	relayAllow: Allowance;
	log: "silent" | "error" | "warn" | "info" | "debug";
	/** Machine-readable ready line on standard output. */
	announceReady: boolean;
}

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

/** Addresses, ranges (`10.0.0.0/8`) and names of ranges, with commas between. */
function areAddresses(list: string): boolean {
	return list.split(",").every((entry) => {
		const [address = "", bits, ...more] = entry.trim().split("/");
		if (["loopback", "linklocal", "uniquelocal"].includes(address)) return bits === undefined;
		const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
		return longest > 0 && more.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= longest));
	});
}

const environment = z.object({
	PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(4000)),
	ANNEX_HOST: z.preprocess(blankIsAbsent, z.string().default("127.0.0.1")),
	ANNEX_DATA: z.preprocess(blankIsAbsent, z.string().default("./.annex")),
	ANNEX_DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
	// A whole address even by default: a bare host name is none to sign in with.
	ANNEX_ADMIN_EMAIL: z.preprocess(blankIsAbsent, z.email().default("admin@annex.invalid")),
	ANNEX_ADMIN_PASSWORD: optional(z.string().min(10).max(128)),
	ANNEX_SECRET: optional(z.string().min(32)),
	ANNEX_PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
	ANNEX_WORKBENCH_ORIGINS: z.preprocess(
		(value) =>
			String(value ?? "")
				.split(/[\s,]+/)
				.filter(Boolean),
		z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)),
	),
	ANNEX_SANDBOX_HOST: z.preprocess(
		blankIsAbsent,
		z
			.string()
			.regex(/^[a-z0-9.-]+$/)
			.default("sandbox.localhost"),
	),
	ANNEX_TRUST_PROXY: optional(z.string().refine(areAddresses, "Use addresses or ranges with commas between.")),
	ANNEX_RELAY_ALLOW: z.preprocess(blankIsAbsent, z.string().optional().transform(allowance)),
	ANNEX_LOG: z.preprocess(blankIsAbsent, z.enum(["silent", "error", "warn", "info", "debug"]).default("info")),
	ANNEX_READY: optional(z.literal("json")),
});

function allowance(text: string | undefined, context: z.RefinementCtx<string | undefined>): Allowance {
	try {
		return text === undefined ? NOTHING : readAllowance(text);
	} catch (thrown) {
		context.addIssue({ code: "custom", message: String((thrown as Error).message) });
		return z.NEVER;
	}
}

/** Rejects (throws) with one line per fault, naming the variable but never its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const parsed = environment.safeParse(env);
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
		throw new Error(`The settings in the environment are not usable.\n${faults.join("\n")}`);
	}
	const value = parsed.data;
	return {
		port: value.PORT,
		host: value.ANNEX_HOST,
		dataDir: resolve(value.ANNEX_DATA),
		databaseUrl: value.ANNEX_DATABASE_URL,
		admin: { email: value.ANNEX_ADMIN_EMAIL, password: value.ANNEX_ADMIN_PASSWORD },
		sessionSecret: value.ANNEX_SECRET,
		publicUrl: value.ANNEX_PUBLIC_URL?.replace(/\/$/, ""),
		workbenchOrigins: value.ANNEX_WORKBENCH_ORIGINS,
		sandboxHost: value.ANNEX_SANDBOX_HOST,
		trustProxy: value.ANNEX_TRUST_PROXY,
		relayAllow: value.ANNEX_RELAY_ALLOW,
		log: value.ANNEX_LOG,
		announceReady: value.ANNEX_READY === "json",
	};
}
