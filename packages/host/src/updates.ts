import type { HostContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { OfferedUpdate } from "./registry.ts";
import { update } from "./update.ts";

const MAX_CHECKS = 500;

/** Looks for newer versions, and takes in by itself those that the person wants automatically. */
export interface UpdateChecks {
	/** Rejects when the registry does not answer. Resolves when the automatic ones are in. */
	check(): Promise<void>;
	/** Checks every `updateCheckMs`, until the host is disposed of. */
	keepUp(): void;
}

export function updateChecks(context: HostContext): UpdateChecks {
	async function check(): Promise<void> {
		const asked = [...context.entries.values()].filter((entry) => !isDeveloped(entry)).slice(0, MAX_CHECKS);
		if (asked.length === 0) return;
		const offers = await context.registry.checkUpdates(
			asked.map(({ id, installed: { version } }) => ({ extensionId: id, version })),
		);
		for (const offer of offers) takeIn(offer);
		context.changed();
		for (const entry of asked) if (isAutomatic(context, entry)) await updateAlone(context, entry);
	}

	function takeIn({ extensionId, installed, available }: OfferedUpdate): void {
		const entry = context.entries.get(extensionId);
		if (entry?.installed.version === installed) entry.update = available ?? undefined;
	}

	return {
		check,
		keepUp() {
			const { clock, lifetime, policy } = context;
			let timer: unknown;
			const ask = () => {
				timer = clock.setTimeout(
					() =>
						void check()
							.catch(() => {})
							.then(ask),
					policy.updateCheckMs,
				);
			};
			lifetime.addEventListener("abort", () => clock.clearTimeout(timer));
			void check()
				.catch(() => {})
				.then(ask);
		},
	};
}

/** What grew waits for the person, however it is set. */
function isAutomatic(context: HostContext, { installed, update }: Entry): boolean {
	if (update === undefined || installed.pinned || installed.blocked || update.grown.length > 0) return false;
	return installed.autoUpdate ? installed.autoUpdate === "automatic" : context.automaticUpdates();
}

/** In one tab of all that are open; the others hear of it. One that fails is tried again with the next check. */
async function updateAlone(context: HostContext, entry: Entry): Promise<void> {
	await context.tabs.exclusively(`update:${entry.id}`, async () => {
		// Another tab may have been first.
		await context.refresh().catch(() => {});
		const offered = entry.update;
		if (context.lifetime.aborted || offered === undefined || context.entries.get(entry.id) !== entry) return;
		await update(context, entry, offered.version, { automatic: true }).catch(() => {});
	});
}

const isDeveloped = ({ installed }: Entry) => "development" in installed && installed.development === true;
