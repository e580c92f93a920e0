import { fitsPlatform, latestOf, type Manifest } from "@annex/manifest";

/** The platform API that this registry serves extensions for. */
export const platformVersion = "2.0.0";

export interface Candidate {
	readonly version: string;
	readonly preRelease: boolean;
	readonly manifest: Pick<Manifest, "engines" | "requires">;
}

/** Whether a version runs on this platform, in an app that offers these capabilities. */
export function fits(manifest: Candidate["manifest"], capabilities: readonly string[]): boolean {
	return (
		fitsPlatform(manifest.engines.platform, platformVersion) &&
		manifest.requires.every((capability) => capabilities.includes(capability))
	);
}

/** What the app does not offer of what a version needs: for whoever asks why it does not fit. */
export function lacking(
	{ requires }: Pick<Manifest, "requires">,
	app: { name: string; capabilities: readonly string[] },
) {
	return { name: app.name, lacks: requires.filter((capability) => !app.capabilities.includes(capability)) };
}

/** The highest stable version that fits, or `undefined`. */
export function latestFitting<C extends Candidate>(candidates: readonly C[], capabilities: readonly string[]) {
	return latestOf<C>(candidates, { fits: (candidate) => fits(candidate.manifest, capabilities) });
}
