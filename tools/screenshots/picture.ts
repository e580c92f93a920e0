import { readFile, writeFile } from "node:fs/promises";
import type { Browser } from "playwright-core";

const MAX_BYTES = 150_000;
const QUALITIES = [0.86, 0.75, 0.6, 0.45];

/** Writes a PNG once more as WebP, in the best quality that stays under 150 kB. Chromium does the work. */
export async function compress(browser: Browser, from: string, to: string): Promise<number> {
	const png = (await readFile(from)).toString("base64");
	const page = await browser.newPage();
	try {
		for (const quality of QUALITIES) {
			const webp = await page.evaluate(
				async ({ source, quality }) => {
					const image = new Image();
					image.src = `data:image/png;base64,${source}`;
					await image.decode();
					const canvas = document.createElement("canvas");
					canvas.width = image.naturalWidth;
					canvas.height = image.naturalHeight;
					canvas.getContext("2d")?.drawImage(image, 0, 0);
					return canvas.toDataURL("image/webp", quality).split(",")[1] ?? "";
				},
				{ source: png, quality },
			);
			const bytes = Buffer.from(webp, "base64");
			if (bytes.length > MAX_BYTES && quality !== QUALITIES.at(-1)) continue;
			await writeFile(to, bytes);
			return bytes.length;
		}
		return 0;
	} finally {
		await page.close();
	}
}
