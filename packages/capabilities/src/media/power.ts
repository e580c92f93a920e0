import type { ExtensionIdentity } from "../scope.ts";

/** Why a camera or microphone went off without the extension's doing. */
export type MediaEnd = "person" | "hidden" | "device";

/** One encoded picture. */
export interface MediaFrame {
	readonly width: number;
	readonly height: number;
	/** JPEG, at most 4 MiB. */
	readonly bytes: Uint8Array;
}

/** A camera that is on. */
export interface CameraFeed {
	readonly width: number;
	readonly height: number;
	frame(): Promise<MediaFrame>;
	/** Resolves when it went off: the person stopped it, the page went out of sight, or the device is gone. */
	readonly ended: Promise<MediaEnd>;
}

/** A microphone that is on. */
export interface MicrophoneFeed {
	/** Of the encoded sound, such as `audio/webm;codecs=opus`. */
	readonly type: string;
	readonly ended: Promise<MediaEnd>;
}

/**
 * The person's devices. The host has checked the grant; the app asks the browser, shows for as long as it is on who uses
 * it, with a way to stop it, and switches it off when `signal` aborts or the page goes out of sight.
 * Rejects with `media_refused` or `media_unavailable` of the capability's errors.
 */
export interface MediaPower {
	camera(
		extension: ExtensionIdentity,
		options: { readonly facing: "user" | "environment"; readonly width: number },
		signal: AbortSignal,
	): Promise<CameraFeed>;
	/** `heard` gets about a quarter of a second of encoded sound each time, and its loudness from 0 to 1. */
	microphone(
		extension: ExtensionIdentity,
		heard: (bytes: Uint8Array, level: number) => void,
		signal: AbortSignal,
	): Promise<MicrophoneFeed>;
}
