import type { MediaEnd, MediaPower } from "../media/power.ts";

/** A camera and a microphone without hardware: what is on, and what ends them, is the test's to see and say. */
export interface MemoryMedia extends MediaPower {
	/** Which are on now, with whose id: `acme.sample camera`. */
	readonly on: ReadonlySet<string>;
	/** Makes a sound that an open microphone hears. */
	sound(bytes: Uint8Array, level: number): void;
	/** Switches everything off, as the person or the browser would. */
	end(why: MediaEnd): void;
}

export function memoryMedia(): MemoryMedia {
	const on = new Set<string>();
	const ends = new Set<(why: MediaEnd) => void>();
	const ears = new Set<(bytes: Uint8Array, level: number) => void>();

	function open(what: string, signal: AbortSignal) {
		on.add(what);
		const ended = Promise.withResolvers<MediaEnd>();
		const off = (why: MediaEnd) => {
			on.delete(what);
			ends.delete(off);
			ended.resolve(why);
		};
		ends.add(off);
		signal.addEventListener("abort", () => off("device"), { once: true });
		return ended.promise;
	}

	return {
		on,
		async camera({ id }, { width }, signal) {
			const ended = open(`${id} camera`, signal);
			const frame = async () => ({ width, height: 9, bytes: new Uint8Array([255, 216, 255]) });
			return { width, height: 9, frame, ended };
		},
		async microphone({ id }, heard, signal) {
			ears.add(heard);
			signal.addEventListener("abort", () => ears.delete(heard), { once: true });
			return { type: "audio/webm", ended: open(`${id} microphone`, signal) };
		},
		sound(bytes, level) {
			for (const heard of ears) heard(bytes, level);
		},
		end(why) {
			for (const off of [...ends]) off(why);
		},
	};
}
