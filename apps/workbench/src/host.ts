import { createHost, type Host } from "@annex/host";
import { workerEngine } from "@annex/sandbox";
import { hostRegistry } from "./app/host-registry.ts";
import { registry } from "./app/registry.ts";
import { editorPower } from "./features/editor/editor-power.ts";
import { uiPower } from "./features/extension-ui/ui-power.ts";

const PLATFORM_VERSION = "2.0.0";
const DEVELOPMENT_SERVER_PORT = "4000";

/** Mounts the trusted half: one sandboxed frame and worker per extension, each under a label of its own. */
export function mountHost(): Host {
	const host = createHost({
		registry: hostRegistry,
		engine: workerEngine({ frameUrl }),
		powers: {
			ui: uiPower,
			editor: editorPower,
			storage: {
				keys: async (extension) => (await registry.storage.keys(extension.id)).keys,
				get: (extension, key) => registry.storage.get(extension.id, key),
				set: (extension, key, value) => registry.storage.set(extension.id, key, value),
				delete: (extension, key) => registry.storage.delete(extension.id, key),
			},
		},
		platformVersion: PLATFORM_VERSION,
	});
	void host.start();
	return host;
}

/** The server answers any label under `sandbox.localhost` on its port with the frame. */
function frameUrl(label: string): string {
	const port = import.meta.env.DEV ? DEVELOPMENT_SERVER_PORT : location.port;
	return `${location.protocol}//${label}.sandbox.localhost${port ? `:${port}` : ""}/`;
}
