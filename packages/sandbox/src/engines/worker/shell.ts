import type { AnnexError } from "@annex/errors";
import type { Clock } from "@annex/rpc";
import { errors } from "../../errors.ts";
import type { ControlAnswer } from "../../worker/await-program.ts";

/** A frame with a booted worker in it that runs nothing yet. */
export interface Shell {
	readonly control: MessagePort;
	/** Settles when the frame tells that its worker failed, or that it was replaced. Never rejects. */
	readonly broken: Promise<ShellFailure>;
	/** Removes the frame, and with it the worker and its process. Idempotent. */
	remove(): void;
}

export interface ShellFailure {
	readonly cause: "crashed" | "lost";
	readonly message: string;
}

export interface ShellOptions {
	readonly document: Document;
	readonly url: string;
	readonly clock: Clock;
	readonly deadlineMs: number;
	/** Aborts with the engine: a shell that is still opening goes with it. */
	readonly signal: AbortSignal;
}

/** Opens a shell. Rejects with `sandbox_start_failed` when it is not up in time, leaving nothing behind. */
export function openShell({ document, url, clock, deadlineMs, signal }: ShellOptions): Promise<Shell> {
	if (signal.aborted) return Promise.reject(errors.extension_closed());
	const frame = document.createElement("iframe");
	frame.setAttribute("sandbox", "allow-scripts");
	frame.setAttribute("aria-hidden", "true");
	frame.referrerPolicy = "no-referrer";
	frame.tabIndex = -1;
	frame.hidden = true;
	frame.src = url;

	const report = new MessageChannel();
	const control = new MessageChannel();
	const broken = Promise.withResolvers<ShellFailure>();
	const opening = Promise.withResolvers<Shell>();
	const remove = () => {
		frame.remove();
		report.port1.close();
		control.port1.close();
	};
	const settle = () => {
		clock.clearTimeout(timer);
		signal.removeEventListener("abort", abort);
	};
	const fail = (reason: AnnexError) => {
		settle();
		remove();
		opening.reject(reason);
	};
	const abort = () => fail(errors.extension_closed());
	signal.addEventListener("abort", abort, { once: true });
	const timer = clock.setTimeout(
		() => fail(errors.sandbox_start_failed(`its frame gave no answer within ${deadlineMs} ms`)),
		deadlineMs,
	);
	let loads = 0;
	frame.addEventListener("load", () => {
		loads += 1;
		if (loads > 1) broken.resolve({ cause: "lost", message: "its frame was replaced" });
		// The frame's origin is opaque, so no target origin can name it; its window is the one just made.
		else frame.contentWindow?.postMessage(null, "*", [report.port2, control.port2]);
	});
	report.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
		broken.resolve({ cause: "crashed", message: typeof data === "string" ? data : "It did not say why." });
	};
	control.port1.onmessage = ({ data }: MessageEvent<ControlAnswer>) => {
		if (data[0] !== "ready") return;
		settle();
		control.port1.onmessage = null;
		opening.resolve({ control: control.port1, broken: broken.promise, remove });
	};
	broken.promise.then(({ message }) => fail(errors.sandbox_start_failed(message)));
	(document.body ?? document.documentElement).append(frame);
	return opening.promise;
}
