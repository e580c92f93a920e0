import { callerOf, type Disposable, disposable, type GuestChannel } from "../guest-channel.ts";
import type { media } from "./contract.ts";

/** One picture, encoded as JPEG. */
export interface Photo {
	readonly type: "image/jpeg";
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
}

export interface CameraOptions {
	/** Which camera of a phone; default `user`, the one that looks at the person. */
	facing?: "user" | "environment";
	/** The width wished for, 16–1,920; the device decides. Default 1,280. */
	width?: number;
}

/** Why it went off without your doing: the person stopped it, the page went out of sight, the device or the grant is gone. */
export type MediaEndReason = "person" | "hidden" | "device" | "revoked";

/** A camera that is on. Dispose of it as soon as you can: the person sees that you use it. */
export interface Camera extends Disposable {
	readonly width: number;
	readonly height: number;
	/** At most ten a second. Rejects with `media_closed` once it is off. */
	takeFrame(): Promise<Photo>;
	onDidEnd(listener: (why: MediaEndReason) => void): Disposable;
}

export interface SoundChunk {
	/** Encoded; one after the other they make a file of the microphone's `type`. */
	readonly bytes: Uint8Array;
	/** How loud it was, 0–1. */
	readonly level: number;
}

/** A microphone that is on. */
export interface Microphone extends Disposable {
	/** Such as `audio/webm;codecs=opus`. */
	readonly type: string;
	onDidEnd(listener: (why: MediaEndReason) => void): Disposable;
}

/**
 * Pictures and sound from the person's devices: `camera` and `microphone`. The browser asks too, the app shows that you
 * use them, with a button that stops it, and both go off when the page is out of sight. Calls reject with `media_refused`,
 * `media_unavailable` (no such device) or `media_in_use` (you have it open already).
 */
export interface MediaApi {
	/** Switches the camera on for one picture. */
	takePhoto(options?: CameraOptions): Promise<Photo>;
	openCamera(options?: CameraOptions): Promise<Camera>;
	/** `heard` is called about four times a second while it is on. */
	openMicrophone(heard: (chunk: SoundChunk) => void): Promise<Microphone>;
}

export function mediaGuest(channel: GuestChannel, onError: (thrown: unknown) => void): MediaApi {
	const call = callerOf<typeof media>(channel, "media");
	const ends = new Map<number, Set<(why: MediaEndReason) => void>>();
	const ears = new Map<number, (chunk: SoundChunk) => void>();
	const early: { microphone: number; chunk: SoundChunk }[] = [];

	function run(act: () => void): void {
		try {
			act();
		} catch (thrown) {
			onError(thrown);
		}
	}

	channel.on("media.ended", (payload) => {
		const { use, why } = payload as { use: number; why: MediaEndReason };
		const listeners = ends.get(use) ?? [];
		ends.delete(use);
		ears.delete(use);
		for (const listener of [...listeners]) run(() => listener(why));
	});
	channel.on("media.sound", (payload) => {
		const { microphone, ...chunk } = payload as SoundChunk & { microphone: number };
		const heard = ears.get(microphone);
		if (heard) run(() => heard(chunk));
		// Only what comes before the answer that names the microphone is waited for.
		else if (early.length < 8) early.push({ microphone, chunk });
	});

	function open(id: number, close: () => Promise<unknown>) {
		ends.set(id, new Set());
		return {
			onDidEnd(listener: (why: MediaEndReason) => void) {
				ends.get(id)?.add(listener);
				return disposable(() => ends.get(id)?.delete(listener));
			},
			...disposable(() => {
				ends.delete(id);
				ears.delete(id);
				close().catch(() => {});
			}),
		};
	}

	async function openCamera({ facing = "user", width: wished = 1_280 }: CameraOptions = {}): Promise<Camera> {
		const { camera, width, height } = await call("openCamera", { facing, width: wished });
		return Object.freeze({
			width,
			height,
			takeFrame: async () => ({ type: "image/jpeg" as const, ...(await call("takeFrame", { camera })) }),
			...open(camera, () => call("closeCamera", { camera })),
		});
	}

	return Object.freeze({
		openCamera,
		async takePhoto(options?: CameraOptions) {
			const camera = await openCamera(options);
			try {
				return await camera.takeFrame();
			} finally {
				camera.dispose();
			}
		},
		async openMicrophone(heard: (chunk: SoundChunk) => void) {
			early.length = 0;
			const { microphone, type } = await call("openMicrophone", {});
			ears.set(microphone, heard);
			for (const { chunk } of early.splice(0).filter((each) => each.microphone === microphone)) run(() => heard(chunk));
			return Object.freeze({ type, ...open(microphone, () => call("closeMicrophone", { microphone })) });
		},
	});
}
