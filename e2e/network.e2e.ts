import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "@annex/testkit";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { expectAccessible, person, runFromPalette } from "./support/people.ts";
import { eventually, openClient, type Product, startProduct } from "./support/product.ts";
import { publishApproved } from "./support/publish-approved.ts";

const GRANTED = "api.relay.test";
const OTHER = "other.relay.test";

describe.runIf(chromiumIsHere())("an extension with one host granted", () => {
	test("reaches it through the relay, no other, and is cut off when the host is taken back", async () => {
		await using outside = await openOutside();
		await using product = await startProduct({
			ANNEX_RELAY_ALLOW: `${GRANTED}=127.0.0.1,${OTHER}=127.0.0.1`,
			NODE_EXTRA_CA_CERTS: outside.certificateFile,
		});
		await publish(product, outside.port);
		await using browser = await launch();
		await using user = await person(browser, product);
		const { page } = user;

		await user.visit("/extensions/trial.asks");
		await page.getByRole("button", { name: "Install" }).first().click();
		const dialog = page.getByRole("alertdialog");
		await dialog.getByText(`Send requests to ${GRANTED}:${outside.port}`).waitFor();
		await expectAccessible(page, "the question about network");
		await dialog.getByRole("button", { name: "Install" }).click();
		await page.getByText("is installed").first().waitFor();

		await user.visit("/");
		await runFromPalette(page, "Ask the granted host");
		await page.getByText("It said: hello from outside").first().waitFor();
		expect(outside.arrived).toEqual([`GET ${GRANTED}/hello`]);

		await runFromPalette(page, "Ask another host");
		await page.getByText("Refused: address_not_granted").first().waitFor();
		await runFromPalette(page, "Be redirected to another host");
		await page.getByText("Redirect refused: address_not_granted").first().waitFor();
		expect(outside.arrived).toEqual([`GET ${GRANTED}/hello`, `GET ${GRANTED}/redirect`]);
		expect(await outside.isUp()).toBe(true);

		await runFromPalette(page, "Ask for ever");
		await eventually("the request arrives", async () => outside.waiting() === 1);
		await takeNetworkBack(page);
		await eventually("the request is cut off", async () => outside.waiting() === 0);
		await page.getByText("Cut off: permission_denied").first().waitFor();
		expect(user.complaints).toEqual([]);
	});
});

/** In the page, as the person does it: My extensions, the extension's drawer, the permission's switch. */
async function takeNetworkBack(page: Page): Promise<void> {
	await page
		.getByRole("link", { name: /My extensions/ })
		.first()
		.click();
	await page.getByRole("button", { name: /Asks/ }).first().click();
	await page.getByRole("switch", { name: /Send requests/ }).click();
}

/** Somebody on the internet: HTTPS on loopback under two names, of which the relay is told the address. */
async function openOutside() {
	const folder = await mkdtemp(join(tmpdir(), "annex-outside-"));
	const certificate = makeCertificate([GRANTED, OTHER]);
	const certificateFile = join(folder, "ca.pem");
	await writeFile(certificateFile, certificate.cert);
	const arrived: string[] = [];
	let waiting = 0;
	const server = createServer(certificate, (request, response) => {
		const host = request.headers.host?.replace(/:\d+$/, "");
		arrived.push(`${request.method} ${host}${request.url}`);
		if (request.url === "/redirect") {
			response.writeHead(302, { location: `https://${OTHER}:${port}/` }).end();
		} else if (request.url === "/never") {
			waiting += 1;
			response.once("close", () => {
				waiting -= 1;
			});
		} else {
			response.end("hello from outside");
		}
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	return {
		port,
		certificateFile,
		arrived,
		waiting: () => waiting,
		/** The control: whoever is not held back does reach it. */
		isUp: () =>
			new Promise<boolean>((resolve) => {
				const socket = connect(port, "127.0.0.1", () => resolve(true));
				socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
			}),
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function publish(product: Product, port: number): Promise<void> {
	const admin = await openClient(product, product.admin);
	await admin.developer.register("trial");
	const manifest = {
		name: "asks",
		displayName: "Asks",
		description: "Asks hosts for things.",
		requires: ["network"],
		permissions: [{ network: [`https://${GRANTED}:${port}/*`], reason: "Asks it for a greeting" }],
		contributes: {
			commands: [
				{ id: "asks.granted", title: "Ask the granted host" },
				{ id: "asks.other", title: "Ask another host" },
				{ id: "asks.redirect", title: "Be redirected to another host" },
				{ id: "asks.never", title: "Ask for ever" },
			],
		},
		activationEvents: ["onStartup"],
	};
	const code = `
		export async function activate(api) {
			const granted = "https://${GRANTED}:${port}";
			const refused = (word) => (error) => void api.ui.showNotification(word + ": " + error.code);
			const run = {
				"asks.granted": () => api.network.fetch(granted + "/hello").then((answer) => void api.ui.showNotification("It said: " + answer.text())),
				"asks.other": () => api.network.fetch("https://${OTHER}:${port}/").catch(refused("Refused")),
				"asks.redirect": () => api.network.fetch(granted + "/redirect").catch(refused("Redirect refused")),
				"asks.never": () => void api.network.fetch(granted + "/never").catch(refused("Cut off")),
			};
			for (const [id, handler] of Object.entries(run)) await api.commands.register(id, handler);
		}`;
	await publishApproved(admin, manifest, code);
}
