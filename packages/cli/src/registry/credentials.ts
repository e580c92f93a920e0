import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errors } from "../errors.ts";

const entry = z.object({ token: z.string().min(1), tokenName: z.string().optional(), username: z.string().optional() });
const stored = z.object({ lastUsed: z.string().optional(), registries: z.record(z.string(), entry).default({}) });

export type Credential = z.infer<typeof entry>;

/** Tokens by registry, in one file that only its owner can read (0600 in a folder of 0700). */
export interface CredentialStore {
	readonly file: string;
	read(): Promise<{ lastUsed: string | undefined; registries: Readonly<Record<string, Credential>> }>;
	save(registry: string, credential: Credential): Promise<void>;
	/** Answers with what was forgotten, if anything. */
	forget(registry: string): Promise<Credential | undefined>;
}

export function credentialStore(configDir: string): CredentialStore {
	const file = join(configDir, "credentials.json");

	async function read() {
		let content: string;
		try {
			content = await readFile(file, "utf8");
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code === "ENOENT") return { lastUsed: undefined, registries: {} };
			throw errors.credentials_unreadable(file, { cause });
		}
		try {
			const { lastUsed, registries } = stored.parse(JSON.parse(content));
			return { lastUsed, registries };
		} catch (cause) {
			throw errors.credentials_unreadable(file, { cause });
		}
	}

	async function write(value: z.infer<typeof stored>): Promise<void> {
		await mkdir(configDir, { recursive: true, mode: 0o700 });
		// Written beside and renamed: never half a file, and never readable by others for a moment.
		const fresh = `${file}.${process.pid}.new`;
		await writeFile(fresh, `${JSON.stringify(value, undefined, "\t")}\n`, { mode: 0o600 });
		await chmod(fresh, 0o600);
		await rename(fresh, file);
	}

	return {
		file,
		read,
		async save(registry, credential) {
			const { registries } = await read();
			await write({ lastUsed: registry, registries: { ...registries, [registry]: credential } });
		},
		async forget(registry) {
			const { lastUsed, registries } = await read();
			const { [registry]: forgotten, ...others } = registries;
			if (!forgotten) return undefined;
			await write({ ...(lastUsed && lastUsed !== registry ? { lastUsed } : {}), registries: others });
			return forgotten;
		},
	};
}
