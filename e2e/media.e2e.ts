import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const FAKE_DEVICES = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

const CODE = `
	export async function activate(api) {
		const say = (text) => void api.ui.showNotification(text);
		const failed = (error) => say("Refused: " + error.code);
		await api.commands.register("photo", () => api.media.takePhoto({ width: 320 }).then(({ type, width, bytes }) =>
			say(["Photo", type, width, bytes[0] === 255 && bytes[1] === 216 && bytes.length > 1000].join(" ")), failed));
		let camera;
		await api.commands.register("watch", async () => {
			camera = await api.media.openCamera().catch(failed);
			camera?.onDidEnd((why) => say("Camera ended: " + why));
		});
		await api.commands.register("frame", () => camera.takeFrame().then(() => say("One more frame"), failed));
		await api.commands.register("listen", async () => {
			let chunks = 0, bytes = 0;
			const microphone = await api.media.openMicrophone((chunk) => {
				bytes += chunk.bytes.length;
				if (++chunks === 3) say("Heard three pieces: " + (bytes > 100));
			});
			microphone.onDidEnd((why) => say("Microphone ended: " + why));
		});
		await api.commands.register("ambient", () => say("Ambient: " + typeof navigator.mediaDevices + " " + typeof MediaRecorder));
	}`;

describe.runIf(chromiumIsHere())("an extension with camera and microphone", () => {
	test("gets pictures and sound while the person sees it, and nothing after they stop it", async () => {
		await using product = await startProduct();
		await publish(product);
		await using browser = await launch(...FAKE_DEVICES);
		await using user = await person(browser, product);
		const { page } = user;
		await user.visit("/extensions/trial.watcher");
		await page.getByRole("button", { name: "Install" }).first().click();
		const dialog = page.getByRole("alertdialog");
		await dialog.getByText("Use your camera").waitFor();
		await dialog.getByText("Use your microphone").waitFor();
		await dialog.getByRole("button", { name: "Install" }).click();
		await page.getByText("is installed").first().waitFor();
		await user.visit("/");

		const indicator = page.getByRole("region", { name: "Camera and microphone" });
		await runFromPalette(page, "Take a photo");
		await page.getByText("Photo image/jpeg 320 true").first().waitFor();
		await expect.poll(() => indicator.getByText("is using the camera").count()).toBe(0);

		await runFromPalette(page, "Watch");
		await indicator.getByText("Watcher is using the camera").waitFor();
		await runFromPalette(page, "Take a frame");
		await page.getByText("One more frame").first().waitFor();
		await runFromPalette(page, "Listen");
		await indicator.getByText("Watcher is using the microphone").waitFor();
		await page.getByText("Heard three pieces: true").first().waitFor();
		await expectAccessible(page, "camera and microphone in use");

		await indicator.getByRole("button", { name: "Stop the camera of Watcher" }).press("Enter");
		await page.getByText("Camera ended: person").first().waitFor();
		await runFromPalette(page, "Take a frame");
		await page.getByText("Refused: media_closed").first().waitFor();

		// Taking the permission back ends it too, wherever the person is.
		await page
			.getByRole("link", { name: /My extensions/ })
			.first()
			.click();
		await page
			.getByRole("button", { name: /Watcher/ })
			.first()
			.click();
		await page.getByRole("switch", { name: "Use your microphone" }).click();
		await page.getByText("Microphone ended: revoked").first().waitFor();
		await expect.poll(() => indicator.getByText("is using").count()).toBe(0);
		await page.keyboard.press("Escape");

		await user.visit("/");
		await runFromPalette(page, "Look around");
		await page.getByText("Ambient: undefined undefined").first().waitFor();
		await runFromPalette(page, "Watch");
		await indicator.getByText("Watcher is using the camera").waitFor();
		await page.setViewportSize({ width: 390, height: 800 });
		await page.emulateMedia({ colorScheme: "dark" });
		await expectAccessible(page, "the camera in use on a phone");
		expect(user.complaints).toEqual([]);
	});
});

async function publish(product: Product): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const commands = [
		{ id: "photo", title: "Take a photo" },
		{ id: "watch", title: "Watch" },
		{ id: "frame", title: "Take a frame" },
		{ id: "listen", title: "Listen" },
		{ id: "ambient", title: "Look around" },
	];
	const manifest = {
		name: "watcher",
		displayName: "Watcher",
		requires: ["media"],
		permissions: [{ camera: true, reason: "Takes pictures for your notes" }, "microphone"],
		contributes: { commands },
	};
	await publishApproved(admin, manifest, CODE);
}
