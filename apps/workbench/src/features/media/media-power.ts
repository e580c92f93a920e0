import { capabilityErrors } from "@annex/capabilities";
import { AnnexError } from "@annex/errors";
import type { ExtensionIdentity, MediaEnd, MediaPower } from "@annex/host";
import { showUse } from "./media-uses.ts";

const CHUNK_MS = 250;
const JPEG_QUALITY = 0.85;
const SOUND_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

/** The person's devices: the browser asks, the page shows who uses them, and they are on only while it is in sight. */
export const mediaPower: MediaPower = {
	async camera(extension, { facing, width }, signal) {
		const constraints = { video: { facingMode: facing, width: { ideal: width } } };
		const { stream, ended } = await open("camera", extension, constraints, signal);
		const video = document.createElement("video");
		video.muted = true;
		video.playsInline = true;
		video.srcObject = stream;
		void ended.then(() => {
			video.srcObject = null;
		});
		await video.play();
		return {
			width: video.videoWidth,
			height: video.videoHeight,
			frame: () => pictureOf(video, width),
			ended,
		};
	},
	async microphone(extension, heard, signal) {
		const { stream, ended } = await open("microphone", extension, { audio: true }, signal);
		const type = SOUND_TYPES.find((each) => MediaRecorder.isTypeSupported(each)) ?? "";
		const recorder = new MediaRecorder(stream, type === "" ? {} : { mimeType: type });
		const meter = loudness(stream);
		let order = Promise.resolve();
		recorder.ondataavailable = ({ data }) => {
			if (data.size === 0) return;
			const level = meter.read();
			// One after the other: pieces that swap places are no file.
			order = order.then(async () => heard(new Uint8Array(await data.arrayBuffer()), level));
		};
		recorder.start(CHUNK_MS);
		void ended.then(() => {
			if (recorder.state !== "inactive") recorder.stop();
			meter.close();
		});
		return { type: recorder.mimeType, ended };
	},
};

async function open(
	device: "camera" | "microphone",
	extension: ExtensionIdentity,
	constraints: MediaStreamConstraints,
	signal: AbortSignal,
): Promise<{ stream: MediaStream; ended: Promise<MediaEnd> }> {
	const stream = await ask(device, constraints);
	const ended = Promise.withResolvers<MediaEnd>();
	const end = (why: MediaEnd) => () => ended.resolve(why);
	const whenHidden = () => document.hidden && ended.resolve("hidden");
	const hide = showUse({ extension, device, stop: end("person") });
	for (const track of stream.getTracks()) track.addEventListener("ended", end("device"), { once: true });
	document.addEventListener("visibilitychange", whenHidden);
	signal.addEventListener("abort", end("device"), { once: true });
	if (signal.aborted) ended.resolve("device");
	whenHidden();
	void ended.promise.then(() => {
		for (const track of stream.getTracks()) track.stop();
		document.removeEventListener("visibilitychange", whenHidden);
		hide();
	});
	return { stream, ended: ended.promise };
}

async function ask(device: "camera" | "microphone", constraints: MediaStreamConstraints): Promise<MediaStream> {
	try {
		return await navigator.mediaDevices.getUserMedia(constraints);
	} catch (thrown) {
		if (thrown instanceof AnnexError) throw thrown;
		const refused = thrown instanceof DOMException && /NotAllowed|Security/.test(thrown.name);
		const refusal = refused ? capabilityErrors.media_refused : capabilityErrors.media_unavailable;
		throw refusal(device, { cause: thrown });
	}
}

async function pictureOf(video: HTMLVideoElement, wished: number) {
	const { videoWidth, videoHeight } = video;
	const width = Math.max(1, Math.min(videoWidth, wished));
	const height = Math.max(1, Math.round((videoHeight * width) / Math.max(1, videoWidth)));
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext("2d")?.drawImage(video, 0, 0, width, height);
	const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
	return { width, height, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

function loudness(stream: MediaStream): { read(): number; close(): void } {
	const context = new AudioContext();
	const analyser = context.createAnalyser();
	context.createMediaStreamSource(stream).connect(analyser);
	const samples = new Float32Array(analyser.fftSize);
	return {
		read() {
			analyser.getFloatTimeDomainData(samples);
			return Math.min(1, Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length));
		},
		close: () => void context.close(),
	};
}
