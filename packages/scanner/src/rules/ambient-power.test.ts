import { describe, expect, it } from "vitest";
import { scanCode, verdicts } from "../testing/scan-code.ts";

describe("a power that was not given is found", () => {
	it.each([
		"fetch('https://example.com')",
		"self.fetch('x')",
		"globalThis['fet' + 'ch']('x')",
		"fetch.call(self, 'x')",
		"(0, fetch)('x')",
		"Reflect.apply(fetch, self, ['x'])",
		"new XMLHttpRequest()",
		"new WebSocket('wss://example.com')",
		"new EventSource('/x')",
		"new WebTransport('https://example.com')",
		"new RTCPeerConnection()",
		"navigator.sendBeacon('https://example.com', data)",
		"self.navigator['send' + 'Beacon']('x')",
		"const { navigator: n } = self; n.sendBeacon('x')",
		"importScripts('https://example.com/a.js')",
		"new Worker('a.js')",
		"new SharedWorker('a.js')",
		"class Mine extends Worker {}",
		"navigator.serviceWorker.register('a.js')",
		"new BroadcastChannel('x')",
		"postMessage('x')",
		"self.postMessage('x')",
		"self.onmessage = (event) => {}",
		"indexedDB.open('x')",
		"caches.open('x')",
		"navigator.storage.getDirectory()",
		"navigator.locks.request('x', () => {})",
		"navigator.clipboard.readText()",
		"navigator.geolocation.getCurrentPosition(f)",
	])("and blocked when it is used: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["block ambient-power"]);
	});

	it.each(["const f = fetch; f('x')", "const { fetch: f } = self; f('x')", "((f) => f('x'))(fetch)"])(
		"and blocked when it is used by another name: %s",
		(code) => {
			expect(verdicts(scanCode(code))).toContain("block ambient-power");
		},
	);

	it.each(["export const transport = fetch;", "run(WebSocket)", "const w = [Worker];"])(
		"and shown to a moderator when it is passed on: %s",
		(code) => {
			expect(verdicts(scanCode(code))).toEqual(["warning ambient-power"]);
		},
	);

	it.each([
		"document.createElement('script')",
		"document.cookie",
		"localStorage.getItem('x')",
		"sessionStorage.x = 1",
		"parent.location.href",
		"top.postMessage('x', '*')",
		"window.open('https://example.com')",
		"location.href = 'https://example.com'",
		"close()",
		"WebAssembly.instantiate(bytes)",
	])("and shown to a moderator when it is a page's: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["warning ambient-power"]);
	});

	it("once per place, with the name of the power", () => {
		expect(scanCode("indexedDB.open('x').onsuccess = () => {};").map(({ why }) => why)).toEqual([
			"It uses `indexedDB` to reach the browser's storage.",
		]);
	});
});

describe("a power is not suspected", () => {
	it.each([
		"export function activate(annex) { return annex.network.fetch('https://example.com'); }",
		"function load(fetch) { return fetch('x'); }",
		"import fetch from './fetch.js'; fetch('x');",
		"const { fetch } = annex.network; fetch('x');",
		"class Store { fetch() {} caches() {} } new Store().fetch().caches()",
		"const document = annex.editor.document(); document.text()",
		"function parentOf(parent, top) { return parent.location + top.close(); }",
		"let postMessage = () => {}; postMessage('x');",
		"const routes = { fetch: 1, document: 2, Worker: 3 }; routes.document",
		"typeof fetch === 'function'",
		"typeof document !== 'undefined'",
		"'caches' in globalThis",
		"if (x) { const fetch = () => {}; fetch(); }",
		"var fetch; function go() { fetch(); }",
		"try {} catch (location) { location.href }",
		"for (const history of list) history.go()",
		"const history = []; history.push('x')",
		"port.postMessage('x')",
		"navigator.language",
		"crypto.getRandomValues(bytes)",
		"performance.now()",
		"console.log(location)",
		"export { fetch } from './net.js'",
		"export default class fetch {}",
	])("in honest look-alikes: %s", (code) => {
		expect(scanCode(code)).toEqual([]);
	});
});
