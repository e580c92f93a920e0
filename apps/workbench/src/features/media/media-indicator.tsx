import { Camera, Mic } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { useMediaUses } from "./media-uses.ts";

const DEVICES = { camera: { icon: Camera, name: "camera" }, microphone: { icon: Mic, name: "microphone" } } as const;

/** Above everything for as long as an extension sees or hears: who it is, and the way to stop it. */
export function MediaIndicator() {
	const { uses } = useMediaUses();
	return (
		<section
			aria-label="Camera and microphone"
			aria-live="polite"
			className="pointer-events-none fixed inset-x-0 top-2 z-80 flex flex-col items-center gap-1.5 px-3"
		>
			{uses.map(({ key, extension, device, stop }) => {
				const { icon: Icon, name } = DEVICES[device];
				const who = harmlessText(extension.displayName, 40);
				return (
					<div
						key={key}
						className="pointer-events-auto flex max-w-full items-center gap-2.5 rounded-full border border-bad/30 bg-raised py-1 pr-1 pl-3 text-13 shadow-overlay"
					>
						<span className="size-2 shrink-0 rounded-full bg-bad-solid" aria-hidden="true" />
						<Icon size={15} className="shrink-0 text-muted" aria-hidden="true" />
						<span className="min-w-0 truncate">
							<bdi className="font-medium">{who}</bdi> is using the {name}
						</span>
						<Button size="small" className="rounded-full" aria-label={`Stop the ${name} of ${who}`} onClick={stop}>
							Stop
						</Button>
					</div>
				);
			})}
		</section>
	);
}
