import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import { clipboard, MAX_CLIPBOARD } from "./contract.ts";
import type { ClipboardPower } from "./power.ts";

/** Hands clipboard calls to the page; what the browser refuses is explained, in words that give nothing away. */
export function clipboardHost(power: ClipboardPower): HostHalf {
	return {
		open({ serve }) {
			serve(clipboard, {
				async read() {
					const text = await allowed(() => power.readText());
					if (text.length > MAX_CLIPBOARD) throw errors.clipboard_too_large(MAX_CLIPBOARD);
					return text;
				},
				async write({ text }) {
					await allowed(() => power.writeText(text));
					return null;
				},
			});
		},
	};
}

/** Browsers let only a page at the clipboard that is in front, and often only just after it was clicked. */
async function allowed<T>(act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (thrown) {
		throw errors.clipboard_refused({ cause: thrown });
	}
}
