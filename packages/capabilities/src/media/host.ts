import type { PermissionName } from "@annex/manifest";
import { errors } from "../errors.ts";
import type { HostHalf } from "../host-half.ts";
import { media } from "./contract.ts";
import { MAX_CHUNK_BYTES, MAX_FRAME_BYTES } from "./limits.ts";
import type { CameraFeed, MediaEnd, MediaPower } from "./power.ts";

type Device = Extract<PermissionName, "camera" | "microphone">;

interface Use<Feed> {
	readonly id: number;
	readonly feed: Feed;
	close(): void;
}

/**
 * Lends camera and microphone, one of each at a time. A permission taken back, or the extension's end, switches them off
 * at once; what was taken until then does not leave any more.
 */
export function mediaHost(power: MediaPower): HostHalf {
	return {
		open({ extension, grants, signal: stopped, serve, emit }) {
			const uses = new Map<Device, Use<unknown>>();
			const opening = new Set<Device>();
			let lastId = 0;

			async function use<Feed extends { readonly ended: Promise<MediaEnd> }>(
				device: Device,
				gaveUp: AbortSignal,
				start: (id: number, signal: AbortSignal) => Promise<Feed>,
			): Promise<Use<Feed>> {
				if (uses.has(device) || opening.has(device)) throw errors.media_in_use(device);
				const id = ++lastId;
				const off = new AbortController();
				const cancel = () => off.abort();
				const release = grants.onceRevoked(device, () => end("revoked"));
				for (const signal of [stopped, gaveUp]) signal.addEventListener("abort", cancel, { once: true });
				opening.add(device);

				function close(): void {
					release();
					for (const signal of [stopped, gaveUp]) signal.removeEventListener("abort", cancel);
					off.abort();
					if (uses.get(device)?.id === id) uses.delete(device);
				}
				function end(why: MediaEnd | "revoked"): void {
					const was = uses.get(device)?.id === id;
					close();
					if (was) emit("media.ended", media.events.ended, { use: id, why });
				}

				try {
					const feed = await start(id, off.signal);
					// Taken back, or given up, while the browser asked.
					off.signal.throwIfAborted();
					gaveUp.removeEventListener("abort", cancel);
					const made: Use<Feed> = { id, feed, close };
					uses.set(device, made);
					void feed.ended.then(end);
					return made;
				} catch (thrown) {
					close();
					throw thrown;
				} finally {
					opening.delete(device);
				}
			}

			function close(device: Device, id: number): null {
				const open = uses.get(device);
				if (open?.id === id) open.close();
				return null;
			}

			serve(media, {
				async openCamera(options, { signal }) {
					const { id, feed } = await use("camera", signal, (_, off) => power.camera(extension, options, off));
					return { camera: id, width: feed.width, height: feed.height };
				},
				async takeFrame({ camera }) {
					const open = uses.get("camera") as Use<CameraFeed> | undefined;
					if (open?.id !== camera) throw errors.media_closed();
					const { width, height, bytes } = await open.feed.frame();
					// Somebody may have switched it off in between.
					if (uses.get("camera") !== open) throw errors.media_closed();
					if (bytes.byteLength > MAX_FRAME_BYTES) throw errors.media_unavailable("camera");
					return { width, height, bytes };
				},
				closeCamera: ({ camera }) => close("camera", camera),
				async openMicrophone(_, { signal }) {
					const { id, feed } = await use("microphone", signal, (id, off) => {
						const heard = (bytes: Uint8Array, level: number) => {
							if (off.aborted || bytes.byteLength > MAX_CHUNK_BYTES) return;
							emit("media.sound", media.events.sound, {
								microphone: id,
								bytes,
								level: Math.min(1, Math.max(0, level)),
							});
						};
						return power.microphone(extension, heard, off);
					});
					return { microphone: id, type: feed.type };
				},
				closeMicrophone: ({ microphone }) => close("microphone", microphone),
			});
			stopped.addEventListener("abort", () => uses.forEach((each) => void each.close()), { once: true });
		},
	};
}
