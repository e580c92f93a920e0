import { firstScreen } from "../ui/first-screen.ts";
import { say } from "../ui/toasts.ts";

const SCRIPT = "/service-worker.js";
/** A page that stays open for days hears of a newer version too. */
const LOOK_MS = 60 * 60_000;

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(text: string): unknown };
}

/** The one policy of this page: it admits the one script, whatever it is asked for. */
function script(): string {
	const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
	const policy = trustedTypes?.createPolicy("annex-service-worker", { createScriptURL: () => SCRIPT });
	// What the policy makes is no text, but stands for one.
	return (policy ? policy.createScriptURL("") : SCRIPT) as string;
}

/**
 * Has the browser keep the workbench for when the server is away, once the first screen is shown. When a newer version is ready,
 * the person is asked to reload; a page that is of that version already just changes over.
 */
export function keepForOffline(): void {
	if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
	const start = () =>
		void register().catch((error) => console.warn("The workbench is not kept for offline use.", error));
	void firstScreen.then(start);
}

async function register(): Promise<void> {
	const registration = await navigator.serviceWorker.register(script(), { updateViaCache: "none" });
	const offer = async (worker: ServiceWorker | null) => {
		// The first one there is has nothing to take over from.
		if (!worker || !navigator.serviceWorker.controller) return;
		if (await isOfThisBuild(worker)) worker.postMessage("take over");
		else offerReload(worker);
	};
	await offer(registration.waiting);
	registration.addEventListener("updatefound", () => {
		const { installing } = registration;
		installing?.addEventListener("statechange", () => {
			if (installing.state === "installed") void offer(installing);
		});
	});
	setInterval(() => void registration.update().catch(() => undefined), LOOK_MS);
}

function offerReload(worker: ServiceWorker): void {
	say("info", "A newer version is ready.", {
		description: "Your documents stay as they are.",
		stays: true,
		actions: [
			{
				label: "Reload",
				run: () => {
					navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
					worker.postMessage("take over");
				},
			},
		],
	});
}

function isOfThisBuild(worker: ServiceWorker): Promise<boolean> {
	const main = document.querySelector<HTMLScriptElement>("script[type=module][src]");
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = ({ data }) => resolve(data === true);
		worker.postMessage(["have", main ? new URL(main.src).pathname : ""], [port2]);
	});
}
