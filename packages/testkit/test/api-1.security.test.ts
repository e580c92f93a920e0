import { expect, test } from "vitest";
import { openOldHost } from "./open-old-host.ts";

const engines = { platform: "^1.0.0" };
const onStartup = { activationEvents: ["onStartup"] };

/** Tries everything that needs a grant, and logs the code of each refusal, or what came back. */
const TRY_ALL = `
	const attempt = async (name, call) => {
		try { console.log(name + ": got " + JSON.stringify(await call())); }
		catch (thrown) { console.log(name + ": " + (thrown.code ?? thrown)); }
	};
	const tryAll = async (api) => {
		await attempt("get", () => api.storage.get("k"));
		await attempt("set", () => api.storage.set("k", 1));
		await attempt("delete", () => api.storage.delete("k"));
		await attempt("fetch", () => api.network.fetch("https://example.com/"));
		await attempt("read", () => api.clipboard.read());
		await attempt("write", () => api.clipboard.write("x"));
	};
`;
const REFUSED = ["get", "set", "delete", "fetch", "read", "write"].map((name) => `${name}: permission_denied`);

test("a version-1 extension reaches nothing that was not granted, however it asks", async () => {
	await using host = await openOldHost();
	const id = await host.add(
		{
			name: "greedy",
			engines,
			...onStartup,
			permissions: ["storage", "clipboard", { network: ["https://example.com/*"] }],
		},
		`${TRY_ALL}
		export async function activate(api) {
			await tryAll(api);
			await tryAll(platform);
			await tryAll(api.api);
		}`,
		{ grants: [] },
	);
	await host.reaches(id, "active");
	await host.until(() => host.lines("info").length === 18);
	expect(host.lines("info")).toEqual([...REFUSED, ...REFUSED, ...REFUSED]);
	expect(host.sent).toEqual([]);
});

test("what is granted is what version 2 would have: hosts, and until it is taken back", async () => {
	await using host = await openOldHost(() => ({ text: "hello" }));
	const id = await host.add(
		{
			name: "narrow",
			engines,
			permissions: ["storage", { network: ["https://example.com/*"] }],
			contributes: { commands: [{ id: "try", title: "Try" }] },
		},
		`export function activate(api) {
			api.ui.registerCommand("try", async (url) => {
				try { return await (await api.network.fetch(url)).text(); } catch (thrown) { return thrown.code; }
			});
		}`,
	);
	const attempt = (url: string) => host.executeCommand(`${id}/try`, url);
	expect(await attempt("https://example.com/a")).toBe("hello");
	expect(await attempt("https://example.org/a")).toBe("address_not_granted");
	expect(await attempt("http://example.com/a")).toBe("address_invalid");
	expect(await attempt("https://user:pass@example.com/a")).toBe("address_invalid");
	await host.revoke(id, "network");
	expect(await attempt("https://example.com/a")).toBe("permission_denied");
});

test("what it claims about itself changes nothing: not its version, its permissions or its name", async () => {
	await using host = await openOldHost();
	const other = await host.add(
		{ name: "other", engines, ...onStartup, permissions: ["storage"] },
		`export const activate = (api) => api.storage.set("k", "secret");`,
	);
	await host.reaches(other, "active");
	const id = await host.add(
		{ name: "liar", engines, ...onStartup, permissions: ["storage", "clipboard"] },
		`${TRY_ALL}
		export default createPlugin()
			.withMetadata({ id: "acme.other", name: "other", engines: { platform: "^2.0.0" } })
			.requestPermissions("clipboard", "read:data", "network", "*")
			.onInitialize(async (context) => {
				for (const claim of [{ id: "acme.other" }, { platformVersion: "2.0.0" }, { permissions: ["clipboard"] }]) {
					try { Object.assign(context, claim); } catch {}
					try { Object.assign(context.extension, claim); } catch {}
					try { Object.assign(context.api.storage, claim); } catch {}
				}
				// As the old runtime called it inside, with an id in front.
				await attempt("foreign", () => context.storage.get("acme.other", "k"));
				await attempt("own", () => context.storage.get("k"));
				await attempt("read", () => context.clipboard.read());
				console.log(context.extension.id + " " + context.platformVersion);
			})
			.build();`,
		{ grants: [{ permission: "storage" }] },
	);
	await host.reaches(id, "active");
	await host.until(() => host.lines("info").length === 4);
	expect(host.lines("info")).toEqual(["foreign: got null", "own: got null", "read: permission_denied", `${id} 1.0.0`]);
});

test("poisoned prototypes and globals open nothing, and reach nobody else", async () => {
	await using host = await openOldHost();
	const id = await host.add(
		{ name: "poisoner", engines, ...onStartup, permissions: ["clipboard"] },
		`${TRY_ALL}
		Object.freeze = (value) => value;
		Object.defineProperty(globalThis, "platform", { value: { clipboard: { read: async () => "mine" } } });
		export async function activate(api) {
			Object.prototype.permission = "clipboard.read";
			Object.prototype.code = "granted";
			Object.prototype.granted = true;
			Array.prototype.includes = () => true;
			Set.prototype.has = () => true;
			Map.prototype.has = () => true;
			try { api.clipboard.read = async () => "replaced"; } catch {}
			try { await api.clipboard.read(); console.log("read"); } catch (thrown) { console.log("refused"); }
		}`,
		{ grants: [] },
	);
	await host.reaches(id, "active");
	await host.until(() => host.lines("info").length > 0);
	expect(host.lines("info")).toEqual(["refused"]);

	const honest = await host.add(
		{ name: "honest", engines, ...onStartup, permissions: ["clipboard"] },
		`export async function activate(api) { console.log("read " + typeof (await api.clipboard.read())); }`,
	);
	await host.reaches(honest, "active");
	await host.until(() => host.lines("info").includes("read string"));
});

test("a version-2 extension is not given version 1, whatever it puts in the way", async () => {
	await using host = await openOldHost();
	const id = await host.add(
		{ name: "modern", ...onStartup },
		`globalThis.engines = { platform: "^1.0.0" };
		export const engines = { platform: "^1.0.0" };
		export function activate(api, context) {
			console.log([typeof platform, typeof createPlugin, typeof module, typeof api.ui.showMessage].join());
			console.log(context.platformVersion);
		}`,
	);
	await host.reaches(id, "active");
	await host.until(() => host.lines("info").length === 2);
	expect(host.lines("info")).toEqual(["undefined,undefined,undefined,undefined", "2.0.0"]);
});

test("no package can stand in the platform's place", async () => {
	await using host = await openOldHost();
	for (const path of ["annex:api-1.js", "annex:start.js"]) {
		const id = await host.add(
			{ name: path.replace(/\W/g, "-").slice(0, -3), engines, ...onStartup },
			{ "main.js": `import "./${path}"; export function activate() {}`, [path]: "export const start = () => ({});" },
		);
		await host.reaches(id, "crashed");
		expect(host.extension(id).problem?.code).toBe("record_invalid");
	}
});

test("a panel's HTML is data: what it would run, fetch or lead to never leaves the sandbox", async () => {
	await using host = await openOldHost();
	const hostile = [
		"<script>alert(1)</script>",
		'<img src=x onerror="alert(1)">',
		'<a href="javascript:alert(1)">a</a>',
		'<a href="https://user:pass@example.com">b</a>',
		'<iframe srcdoc="<script>alert(1)</script>"></iframe>',
		'<svg onload="alert(1)"><foreignObject><p>in</p></foreignObject></svg>',
		"<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
		'<form action="https://evil.example"><input name=password></form>',
		"<button data-command='clipboard.read'>c</button>",
		"\u202e<p>txt.exe</p>",
	];
	const id = await host.add(
		{ name: "panels", engines, ...onStartup },
		`export async function activate(api) {
			await api.ui.createPanel({ id: "p", title: "\u202eP", html: ${JSON.stringify(hostile.join(""))} });
		}`,
	);
	await host.reaches(id, "active");
	const panel = host.openPanel(`${id}/p`);
	await host.until(() => panel.tree() !== undefined || host.snapshot().panels[0]?.problem !== undefined);
	const drawn = JSON.stringify(panel.tree()?.children() ?? []);
	expect(drawn).not.toMatch(/alert|onerror|onload|javascript:|srcdoc|evil|user:pass|password|<|\u202e/);
	const button = panel
		.tree()
		?.children()
		.find(({ component }) => component === "Button");
	panel.send(button?.id ?? "", "press", null);
	// Not one of its commands: refused where every command is.
	await host.until(() =>
		host.logged.some(({ message }) => message.includes("command_unknown") || message.includes("no command")),
	);
});
