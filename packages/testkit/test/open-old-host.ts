import type { NetworkAnswer, NetworkRequest } from "@annex/host";
import { openTestHost, type TestHost, type TestHostOptions } from "@annex/host/testing";
import { readPackage } from "@annex/scanner";
import { bundlePlatformApi1 } from "@annex/sdk/bundle-runtime";
import { buildZip, type OldExtensionName, oldExtension } from "@annex/testkit";

export interface OldHost extends TestHost {
	/** Requests that left, in order. */
	readonly sent: readonly NetworkRequest[];
	clipboard: string;
	/** Packages, checks and installs a sample as it is, with every permission it asks for. */
	addSample(name: OldExtensionName, options?: Parameters<TestHost["add"]>[2]): Promise<string>;
	/** Lines that extensions logged at this level. */
	lines(level: "info" | "warn" | "error"): readonly string[];
}

let bundling: Promise<Uint8Array> | undefined;

/** The real shim, made once. */
export function platformApi1(): Promise<Uint8Array> {
	bundling ??= bundlePlatformApi1().then((text) => new TextEncoder().encode(text));
	return bundling;
}

/** A test host that carries Platform API 1; `answer` stands for the whole network. */
export async function openOldHost(
	answer: (request: NetworkRequest) => Partial<NetworkAnswer> & { readonly text?: string } = () => ({}),
	options: TestHostOptions = {},
): Promise<OldHost> {
	const sent: NetworkRequest[] = [];
	let copied = "";
	const host = await openTestHost({
		platformApi1,
		...options,
		powers: {
			network: {
				async fetch(_extension, request) {
					sent.push(request);
					const { text = "", ...rest } = answer(request);
					return { status: 200, url: request.url, headers: {}, body: new TextEncoder().encode(text), ...rest };
				},
			},
			panels: { places: { side: { title: "Side" } } },
			clipboard: {
				readText: async () => copied,
				async writeText(text) {
					copied = text;
				},
			},
			...options.powers,
		},
	});
	return {
		...host,
		sent,
		get clipboard() {
			return copied;
		},
		set clipboard(text) {
			copied = text;
		},
		lines: (level) => host.logged.filter((line) => line.level === level).map(({ message }) => message),
		async addSample(name, how) {
			const { manifest, files } = oldExtension(name);
			const contents = await readPackage(buildZip({ "manifest.json": JSON.stringify(manifest), ...files }));
			return await host.add({ ...contents.manifest }, files, how);
		},
	};
}
