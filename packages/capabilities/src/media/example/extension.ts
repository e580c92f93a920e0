import type { Api, ExtensionContext } from "../../guest.ts";

// manifest.json: "permissions": [{ "camera": true, "reason": "Takes the picture of a receipt" }, "microphone"]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① One picture: the camera is on for no longer than that.
		await api.commands.register("receipt.take", async () => {
			const photo = await api.media.takePhoto({ facing: "environment" });
			return { width: photo.width, height: photo.height, bytes: photo.bytes.byteLength };
		}),
		// ② Sound comes in pieces while the microphone is on; the person sees it and can stop it.
		await api.commands.register("receipt.listen", async () => {
			let loudest = 0;
			const microphone = await api.media.openMicrophone(({ level }) => {
				loudest = Math.max(loudest, level);
			});
			microphone.onDidEnd((why) => console.log(`stopped (${why}), loudest ${loudest}`));
			return microphone.type;
		}),
	);
}
