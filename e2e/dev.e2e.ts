import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chromiumIsHere, launch } from "./support/browser.ts";
import { annex } from "./support/command-line.ts";
import { answerPrompt, expectAccessible, openPalette, person, runFromPalette, signUp } from "./support/people.ts";
import { eventually, startProduct } from "./support/product.ts";

const CLI = new URL("../packages/cli/dist/main.js", import.meta.url).pathname;

/** `annex dev` left running; `said` is everything in its terminal. */
function startDev(cwd: string, home: string) {
	const child = spawn(process.execPath, [CLI, "dev"], {
		cwd,
		env: { PATH: process.env["PATH"], HOME: home, XDG_CONFIG_HOME: `${home}/.config` },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
	const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
	return {
		said: () => said,
		stop: () => {
			child.kill("SIGINT");
			return exited;
		},
	};
}

describe.runIf(chromiumIsHere())("annex dev", () => {
	test("a save is swapped into the author's workbench, a mistake stands over it until it is mended", async () => {
		await using product = await startProduct();
		await using browser = await launch();
		const home = await mkdtemp(join(tmpdir(), "annex-dev-"));
		await using ada = await person(browser, product);
		const { page } = ada;
		await signUp(ada, "ada");
		await page.getByLabel("Publisher name").fill("lovelace");
		await page.getByRole("button", { name: "Register" }).click();
		await page.getByRole("button", { name: "New token" }).click();
		await page.getByLabel("Name").fill("laptop");
		await page.getByRole("button", { name: "Create" }).click();
		const token = await page.getByRole("textbox", { name: "Token" }).inputValue();

		const created = await annex(["create", "greeter", "--publisher", "lovelace", "--registry", product.url], {
			cwd: home,
			home,
		});
		expect(created.code, created.stderr).toBe(0);
		const cwd = join(home, "greeter");
		await annex(["login", "--registry", product.url, "--token-stdin"], { cwd, home, input: token });
		const dev = startDev(cwd, home);
		const url = await eventually("it says where", async () => /Open (\S+)/.exec(dev.said())?.[1]);

		// Somebody else who has the address finds nothing.
		await using eve = await person(browser, product);
		await signUp(eve, "eve");
		await eve.page.getByLabel("Publisher name").waitFor();
		await eve.page.goto(url);
		await eve.page.getByText("Nothing is in development here").waitFor();
		await expectAccessible(eve.page, "develop, of somebody else");

		// Its author is asked first.
		await page.goto(url);
		const prompt = page.getByRole("alertdialog");
		await prompt.getByText("Nobody has reviewed it").waitFor();
		await expectAccessible(page, "question about an extension in development");
		await answerPrompt(page, "Run");
		await page.getByText("Your extension runs here").first().waitFor();
		await runFromPalette(page, "Say Hello");
		await page.getByText("Hello! That makes 1.").waitFor();

		// A save is swapped in, and what it kept is still there.
		const file = join(cwd, "src/extension.ts");
		const source = await readFile(file, "utf8");
		const greeting = (words: string) =>
			source
				.replaceAll("Hello!", words)
				.replace(
					"\tconst hello",
					`\tconsole.info("${words} is here");\n\tawait api.ui.showNotification("${words} is here");\n\tconst hello`,
				);
		await runFromPalette(page, "Developer: Show extension tools");
		const tools = page.getByRole("region", { name: "Extension tools" });
		await tools.getByRole("tab", { name: /Calls/ }).click();
		for (const words of ["Ahoy", "Moin", "Servus"]) {
			await writeFile(file, greeting(words));
			await page.getByText(`${words} is here`).first().waitFor();
		}
		await runFromPalette(page, "Say Hello");
		await page.getByText("Servus That makes 2.").first().waitFor();

		// The tools have seen it all, and so has the terminal.
		await tools.getByText("storage.set").first().waitFor();
		await expectAccessible(page, "extension tools, calls");
		await tools.getByRole("tab", { name: /Log/ }).click();
		await tools.getByText("Servus is here").first().waitFor();
		await tools.getByRole("tab", { name: "Activations" }).click();
		await tools.getByText("onReload").first().waitFor();
		await tools.getByRole("tab", { name: "Contributions" }).click();
		await tools.getByText("In development").first().waitFor();
		await tools.getByRole("button", { name: "Reload" }).first().click();
		await expectAccessible(page, "extension tools, contributions");
		await eventually("the terminal hears it", async () => dev.said().includes("Servus is here"));

		// A mistake stands over the workbench and in the terminal; what worked goes on.
		const before = dev.said().length;
		await writeFile(file, `${greeting("Servus")}\nconst = 1;\n`);
		const overlay = page.getByRole("alert", { name: /in development/ });
		await overlay.getByText(/src\/extension\.ts:\d+:\d+/).waitFor();
		await expectAccessible(page, "fault of the extension in development");
		expect(dev.said().slice(before)).toMatch(/src\/extension\.ts:\d+:\d+/);
		await runFromPalette(page, "Say Hello");
		await page.getByText("Servus That makes 3.").first().waitFor();
		await writeFile(file, greeting("Salut"));
		await overlay.waitFor({ state: "detached" });
		await page.getByText("Salut is here").first().waitFor();

		// One that builds and fails to start says so, too.
		await writeFile(file, `export function activate() { throw new Error("out of tea"); }`);
		await overlay.getByText(/out of tea/).waitFor();
		await eventually("the terminal hears why", async () => dev.said().includes("out of tea"));
		await writeFile(file, greeting("Salve"));
		await overlay.waitFor({ state: "detached" });

		// The end of the command is the end of it here; nothing was published.
		expect(await dev.stop()).toBe(0);
		await openPalette(page, "Say Hello");
		await expect.poll(() => page.getByRole("option", { name: "Say Hello" }).count()).toBe(0);
		const answer = await fetch(`${product.url}/api/v1/extensions?q=greeter`);
		expect(((await answer.json()) as { total: number }).total).toBe(0);
		for (const someone of [ada, eve]) expect(someone.complaints).toEqual([]);
		await rm(home, { recursive: true, force: true });
	});
});
