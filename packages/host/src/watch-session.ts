import type { AnnexError } from "@annex/errors";
import type { Channel } from "@annex/rpc";
import type { HostContext } from "./context.ts";

export function watchSession(
	_context: HostContext,
	_channel: Channel,
	_displayName: string,
	_unresponsive: (error: AnnexError) => void,
): () => void {
	return () => {};
}
