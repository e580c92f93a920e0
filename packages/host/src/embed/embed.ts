import type { AppCapability } from "@annex/capabilities/host";
import type { PermissionRequest } from "@annex/manifest";
import { workerEngine } from "@annex/sandbox";
import { createHost } from "../create-host.ts";
import { askPermissions, type PermissionQuestion } from "../default-ui/ask-permissions.ts";
import { defaultUi } from "../default-ui/default-ui.ts";
import { errors } from "../errors.ts";
import type { Host, HostOptions } from "../host.ts";
import type { HostPowers } from "../powers.ts";
import { type ConnectOptions, connectRegistry, type RegistryConnection } from "./connect-registry.ts";
import { permissionRequestsOf } from "./registry-port.ts";

type OwnHostOptions = Omit<HostOptions, "registry" | "engine" | "powers" | "platformVersion">;

export interface EmbedOptions extends ConnectOptions, OwnHostOptions {
	/**
	 * What the app lends beyond the defaults (messages and questions as dialogs, storage on the registry, requests through
	 * its relay, the browser's clipboard), or in their place. Only what the app's record at the registry lists is offered.
	 */
	readonly powers?: Partial<HostPowers>;
	/** Shows the question about permissions in the app's own way; by default the host's own dialog does. */
	readonly askPermissions?: typeof askPermissions;
	/** Told when extensions share one process, because the sandbox's hosts cannot be reached. By default the console is. */
	readonly onShared?: () => void;
}

export interface Embedded {
	readonly host: Host;
	readonly registry: RegistryConnection;
	/** Shows what the latest version asks for and installs it with what is granted; `false` when the person does not want. */
	install(extensionId: string): Promise<boolean>;
	/** Updates to what the last check found, or to `version`, asking first when it wants more; `false` when refused. */
	update(extensionId: string, version?: string): Promise<boolean>;
	/** Somebody else is signed in to the app now, or nobody. */
	identityChanged(): Promise<void>;
	/** Ends everything at once. */
	dispose(): void;
}

/**
 * Puts the host into a page: connects to the registry, starts what is installed, and asks people in dialogs of its own.
 * Rejects as `connectRegistry` does, and with `capability_not_registered`.
 *
 * @example
 * const annex = await embed({ url: "https://registry.example.com", app: "notes", token: askBackend });
 * annex.host.subscribe(() => render(annex.host.snapshot()));
 * await annex.install("acme.word-count");
 */
export async function embed(options: EmbedOptions): Promise<Embedded> {
	const { url, app, token, fetch, powers, askPermissions: ask = askPermissions, onShared, ...own } = options;
	const registry = await connectRegistry({ url, app, ...(token ? { token } : {}), ...(fetch ? { fetch } : {}) });
	const { sandboxUrl, sharedSandboxUrl, platformVersion, capabilities } = registry.app;
	checkRegistered(own.capabilities ?? [], registry);
	const lent = {
		storage: registry.storage,
		network: registry.network,
		...(navigator.clipboard ? { clipboard: navigator.clipboard } : {}),
		...powers,
	};
	const offered = Object.entries(lent).filter(([name]) => capabilities.includes(CAPABILITY_OF[name] ?? name));
	const host = createHost({
		platformApi1: () => registry.client.platform.api1(),
		...own,
		registry: registry.port,
		engine: workerEngine({
			frameUrl: (label) => sandboxUrl.replace("*", label),
			sharedFrameUrl: sharedSandboxUrl,
			...(onShared ? { onShared } : {}),
		}),
		powers: { ui: powers?.ui ?? defaultUi(), ...Object.fromEntries(offered) },
		platformVersion,
	});
	const words = Object.assign({}, registry.app.permissions, ...(own.capabilities ?? []).map((one) => one.permissions));
	await host.start();

	async function question(id: string, version: string, requests: readonly PermissionRequest[]) {
		const { displayName, publisher, publisherVerified, iconUrl } = await registry.detail(id);
		return {
			id,
			version,
			displayName,
			publisher,
			publisherVerified,
			iconUrl,
			requests,
			words,
		} satisfies PermissionQuestion;
	}

	return {
		host,
		registry,
		async install(id) {
			const { latest } = await registry.detail(id);
			const requests = permissionRequestsOf(latest.permissions);
			const grants = requests.length > 0 ? await ask(await question(id, latest.version, requests)) : [];
			if (grants === null) return false;
			await host.install(id, { version: latest.version, grants });
			return true;
		},
		async update(id, wanted) {
			const extension = host.snapshot().extensions.find((each) => each.id === id);
			if (extension === undefined) throw errors.extension_not_installed(id);
			const version = wanted ?? extension.update?.version;
			if (version === undefined) return false;
			const { grown, requested } = await host.planUpdate(id, version);
			if (grown.length === 0) {
				await host.update(id, version);
				return true;
			}
			const grants = await ask({
				...(await question(id, version, requested)),
				grown: grown.map(({ permission }) => permission),
				granted: extension.grants,
			});
			if (grants === null) return false;
			await host.update(id, version, { grants });
			return true;
		},
		async identityChanged() {
			registry.identityChanged();
			await host.identityChanged();
		},
		dispose: () => host.dispose(),
	};
}

/** Powers that are not called as their capability is. */
const CAPABILITY_OF: Readonly<Record<string, string>> = { files: "filesystem" };

/** What the registry does not know of, no extension could ask for: better said now than by whoever wonders later. */
function checkRegistered(capabilities: readonly AppCapability[], { app }: RegistryConnection): void {
	for (const { name, permissions } of capabilities) {
		if (!app.capabilities.includes(name)) throw errors.capability_not_registered(name, app.id);
		for (const permission of Object.keys(permissions)) {
			if (!Object.hasOwn(app.permissions, permission)) throw errors.capability_not_registered(permission, app.id);
		}
	}
}
