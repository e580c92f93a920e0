import type { OwnVersion, RegistryClient } from "@annex/registry-api";
import { errors } from "../errors.ts";
import type { Powers } from "../powers.ts";

const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 2_000;

/** Asks, ever less often, until the scan is done; rejects with `scan_timeout` when it takes too long. */
export async function awaitScan(
	client: RegistryClient,
	id: string,
	version: string,
	powers: Pick<Powers, "sleep" | "now">,
	timeoutMs: number,
): Promise<OwnVersion> {
	const deadline = powers.now() + timeoutMs;
	for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
		const state = await client.developer.version(id, version);
		if (state.status !== "scanning") return state;
		if (powers.now() + wait > deadline) throw errors.scan_timeout(id, Math.round(timeoutMs / 1000));
		await powers.sleep(wait);
	}
}
