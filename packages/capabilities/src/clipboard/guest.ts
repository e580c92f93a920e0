import { callerOf, type GuestChannel } from "../guest-channel.ts";
import type { clipboard } from "./contract.ts";

/**
 * The text that the person has copied. Both reject with `clipboard_refused` when the browser does not let the page at
 * it: the page has to be in front, and some browsers want a click just before, so call them from a command.
 */
export interface ClipboardApi {
	/** Needs `clipboard.read`. Rejects with `clipboard_too_large` above 100,000 characters. */
	read(): Promise<string>;
	/** Needs `clipboard.write`. At most 100,000 characters. */
	write(text: string): Promise<void>;
}

export function clipboardGuest(channel: GuestChannel): ClipboardApi {
	const call = callerOf<typeof clipboard>(channel, "clipboard");
	return Object.freeze({
		read: () => call("read", {}),
		write: async (text: string) => void (await call("write", { text })),
	});
}
