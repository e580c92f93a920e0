import { call, contract, event } from "@annex/rpc";
import { z } from "zod";
import { MAX_CHUNK_BYTES, MAX_FRAME_BYTES } from "./limits.ts";

const id = z.int().min(1);
const side = z.int().min(16).max(1_920);
const size = z.int().min(1).max(4_096);
const bytes = (most: number) =>
	z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= most, `At most ${most} bytes.`);

/** Pictures and sound, taken by the app in the person's sight. No stream and no name of a device leaves the app. */
export const media = contract("media", {
	calls: {
		openCamera: call({
			in: z.strictObject({ facing: z.enum(["user", "environment"]), width: side }),
			out: z.strictObject({ camera: id, width: size, height: size }),
			permission: "camera",
			rate: { perSecond: 1, burst: 5 },
			// The person's word to their browser comes first.
			deadlineMs: 0,
			doc: "Switches the camera on, one at a time; the app shows who uses it until it is closed.",
		}),
		takeFrame: call({
			in: z.strictObject({ camera: id }),
			out: z.strictObject({ width: size, height: size, bytes: bytes(MAX_FRAME_BYTES) }),
			permission: "camera",
			rate: { perSecond: 10, burst: 10 },
			doc: "Takes one picture with the open camera, as JPEG.",
		}),
		closeCamera: call({
			in: z.strictObject({ camera: id }),
			out: z.null(),
			doc: "Switches the camera off; one that is off already is no error.",
		}),
		openMicrophone: call({
			in: z.strictObject({}),
			out: z.strictObject({ microphone: id, type: z.string().max(100) }),
			permission: "microphone",
			rate: { perSecond: 1, burst: 5 },
			deadlineMs: 0,
			doc: "Switches the microphone on, one at a time; the app shows who uses it until it is closed.",
		}),
		closeMicrophone: call({
			in: z.strictObject({ microphone: id }),
			out: z.null(),
			doc: "Switches the microphone off; one that is off already is no error.",
		}),
	},
	events: {
		sound: event({
			payload: z.strictObject({ microphone: id, bytes: bytes(MAX_CHUNK_BYTES), level: z.number().min(0).max(1) }),
			permission: "microphone",
			doc: "About a quarter of a second of sound, encoded, with how loud it was.",
		}),
		ended: event({
			payload: z.strictObject({ use: id, why: z.enum(["person", "hidden", "device", "revoked"]) }),
			doc: "An open camera or microphone was switched off, and not by the extension.",
		}),
	},
});
