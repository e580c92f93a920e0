import type { RegistryClient } from "@annex/registry-api";
import { buildZip } from "@annex/testkit";
import { eventually } from "./product.ts";

/**
 * Publishes an extension of the publisher `trial` (registered before) and approves it as soon as its scan is done.
 * `manifest` adds to, or replaces, what every manifest has to say. Answers with its id.
 */
export async function publishApproved(
	admin: RegistryClient,
	manifest: { readonly name: string; readonly version?: string; readonly [key: string]: unknown },
	code: string,
): Promise<string> {
	const { name, version = "1.0.0" } = manifest;
	const whole = {
		publisher: "trial",
		displayName: name,
		description: `The ${name} one.`,
		category: "other",
		license: "MIT",
		main: "extension.js",
		engines: { platform: "^2.0.0" },
		...manifest,
		version,
	};
	await admin.developer.publish(
		buildZip({ "manifest.json": JSON.stringify(whole), "extension.js": code, "README.md": `# ${whole.displayName}` }),
	);
	const id = `trial.${name}`;
	await eventually("the scan", async () => (await admin.developer.version(id, version)).status === "pending");
	await admin.admin.approve(id, version);
	return id;
}
