import { AnnexError } from "@annex/errors";
import type { z } from "zod";
import type { Json } from "../schemas/common.ts";
import {
	type errorReport,
	type Installation,
	installation,
	installations,
	type installBody,
	installResult,
	type patchInstallBody,
	storageKeys,
	storageValue,
	type Update,
	updates,
	type updatesBody,
} from "../schemas/installs.ts";
import type { Transport } from "./transport.ts";

/** What the current user, anonymous or not, has installed in this app. */
export interface UserClient {
	installations(): Promise<Installation[]>;
	/** Visible in `installations` once this has resolved. */
	install(body: z.input<typeof installBody>): Promise<z.output<typeof installResult>>;
	/** Settings merge, `null` removing a key; grants replace. */
	update(id: string, patch: z.input<typeof patchInstallBody>): Promise<Installation>;
	/** Which of these, or of what is installed here, can be updated. Unknown ids are left out of the answer. */
	checkUpdates(installed: z.input<typeof updatesBody>["installed"]): Promise<Update[]>;
	/** Removes the installation, its settings, grants and storage. */
	uninstall(id: string): Promise<void>;
}

export function userClient({ json, none }: Transport): UserClient {
	const path = ["user", "extensions"];
	return {
		installations: async () => (await json(installations, { method: "GET", path })).items,
		install: (body) => json(installResult, { method: "POST", path, body }),
		update: (id, patch) => json(installation, { method: "PATCH", path: [...path, id], body: patch }),
		checkUpdates: async (installed) =>
			(await json(updates, { method: "POST", path: [...path, "updates"], body: { installed } })).items,
		uninstall: (id) => none({ method: "DELETE", path: [...path, id] }),
	};
}

/** What one installed extension keeps on the server for the current user. */
export interface StorageClient {
	keys(id: string): Promise<z.output<typeof storageKeys>>;
	/** `undefined` when the key, or the installation, does not exist. */
	get(id: string, key: string): Promise<Json | undefined>;
	/** Rejects with `quota_exceeded` when the value does not fit; the old value stays. */
	set(id: string, key: string, value: Json): Promise<void>;
	/** Removing what is not there succeeds. */
	delete(id: string, key: string): Promise<void>;
}

export function storageClient({ json, none }: Transport): StorageClient {
	const at = (id: string) => ["user", "extensions", id, "storage"];
	return {
		keys: (id) => json(storageKeys, { method: "GET", path: at(id) }),
		async get(id, key) {
			try {
				return (await json(storageValue, { method: "GET", path: [...at(id), key] })).value;
			} catch (error) {
				if (error instanceof AnnexError && error.status === 404) return undefined;
				throw error;
			}
		},
		set: (id, key, value) => none({ method: "PUT", path: [...at(id), key], body: { value } }),
		async delete(id, key) {
			try {
				await none({ method: "DELETE", path: [...at(id), key] });
			} catch (error) {
				if (!(error instanceof AnnexError && error.status === 404)) throw error;
			}
		},
	};
}

export interface TelemetryClient {
	/** Reports that an extension failed. Never send a person's text: the message and stack only. */
	reportError(report: z.input<typeof errorReport>): Promise<void>;
}

export function telemetryClient({ none }: Transport): TelemetryClient {
	return { reportError: (report) => none({ method: "POST", path: ["telemetry", "errors"], body: report }) };
}
