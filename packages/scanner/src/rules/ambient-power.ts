import type { AnyNode } from "acorn";
import type { Visit } from "../code/walk.ts";
import type { Report, Rule } from "../rule.ts";
import type { ScannedScript } from "../scanned-file.ts";

// Roads out of the sandbox: the engine closes them all, so code that takes one is mistaken or means harm.
const ROADS: Readonly<Record<string, string>> = {
	fetch: "the network",
	XMLHttpRequest: "the network",
	WebSocket: "the network",
	WebSocketStream: "the network",
	WebTransport: "the network",
	EventSource: "the network",
	RTCPeerConnection: "the network",
	"navigator.sendBeacon": "the network",
	importScripts: "other scripts",
	Worker: "other threads",
	SharedWorker: "other threads",
	"navigator.serviceWorker": "other threads",
	BroadcastChannel: "other pages",
	postMessage: "the host, past its contract",
	onmessage: "the host, past its contract",
	indexedDB: "the browser's storage",
	caches: "the browser's storage",
	cookieStore: "the browser's storage",
	"navigator.storage": "the browser's storage",
	"navigator.locks": "other pages",
	"navigator.credentials": "devices and credentials",
	"navigator.clipboard": "the clipboard",
	"navigator.geolocation": "devices and credentials",
	"navigator.mediaDevices": "devices and credentials",
	"navigator.permissions": "devices and credentials",
	"navigator.usb": "devices and credentials",
	"navigator.serial": "devices and credentials",
	"navigator.hid": "devices and credentials",
	"navigator.bluetooth": "devices and credentials",
	"navigator.gpu": "devices and credentials",
};
// A page's powers: bundled libraries probe for them, and in a worker there is nothing to find.
const PAGE = new Set([
	"document",
	"localStorage",
	"sessionStorage",
	"parent",
	"top",
	"opener",
	"frameElement",
	"location",
	"history",
	"open",
	"alert",
	"confirm",
	"prompt",
	"close",
]);

// Part of the language and there to be used, yet nothing that this scan can read.
const OPAQUE = "WebAssembly";

export const ambientPower: Rule = {
	name: "ambient-power",
	question: "Does the code reach for powers that it was not given?",
	because:
		"An extension has the powers that its permissions name, through the API it is handed. Reaching past it for the " +
		"network, workers, storage or the page works in no engine; trying hints at a mistake or at worse.",
	instead: "Use the API that `activate` receives, and ask for the permission in the manifest.",
	severities: ["block", "warning"],
	*check(file) {
		if (!file.code) return;
		for (const visit of file.code.script.visits) yield* checkNode(visit, file.code);
	},
};

function* checkNode(visit: Visit, code: ScannedScript): Generator<Report> {
	const { node, parent } = visit;
	if (!parent || (node.type !== "Identifier" && node.type !== "MemberExpression")) return;
	if (node.type === "Identifier" && !code.script.isReference(visit)) return;
	const path = code.resolver.globalPath(node);
	if (!path || path.length === 0) return;
	// Only the shortest access that names the power is judged: in `caches.open`, that is `caches`.
	const power = powerIn(path);
	if (power === undefined || path.length !== power.split(".").length) return;
	const used = isUsed(visit);
	if (isAsked(parent.node)) return;
	const alias = node.type === "Identifier" && code.script.scopeOf(node).find(node.name) !== undefined;
	const road = ROADS[power];
	if (road !== undefined) {
		if (used) yield { severity: "block", at: node.start, why: `It uses \`${power}\` to reach ${road}.` };
		else if (!alias) yield { severity: "warning", at: node.start, why: `It mentions \`${power}\`, a way to ${road}.` };
	} else if (power === OPAQUE) {
		if (used) yield { severity: "warning", at: node.start, why: "It runs WebAssembly, which this scan cannot read." };
	} else if (!alias && (used || !isBareName(power))) {
		yield { severity: "warning", at: node.start, why: `It reaches for \`${power}\`, which no extension has.` };
	}
}

function powerIn(path: readonly string[]): string | undefined {
	const [first = "", second] = path;
	if (first === OPAQUE) return first;
	const pair = `${first}.${second}`;
	if (Object.hasOwn(ROADS, pair)) return pair;
	if (Object.hasOwn(ROADS, first) || PAGE.has(first)) return first;
	return undefined;
}

/** Words that are so common as names that only a call or an access says that the page's is meant. */
function isBareName(power: string): boolean {
	return /^(?:parent|top|opener|open|close|history|location|prompt|confirm|alert)$/.test(power);
}

/** Whether the power is called, made, written to or looked into right here. */
function isUsed({ node, parent, field }: Visit): boolean {
	if (!parent) return false;
	const above = parent.node;
	switch (above.type) {
		case "CallExpression":
		case "NewExpression":
			return field === "callee" || isReflection(above.callee);
		case "TaggedTemplateExpression":
			return field === "tag";
		case "MemberExpression":
			return field === "object";
		case "AssignmentExpression":
			return field === "left" && node.type === "MemberExpression";
		case "ClassDeclaration":
		case "ClassExpression":
			return field === "superClass";
		case "SequenceExpression":
		case "ParenthesizedExpression":
		case "ChainExpression":
			return parent.parent !== undefined && isUsed(parent);
		default:
			return false;
	}
}

function isReflection(callee: AnyNode): boolean {
	return callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Reflect";
}

/** Asking whether it is there: `typeof fetch`, `"x" in document`. */
function isAsked(parent: AnyNode): boolean {
	return parent.type === "UnaryExpression" || (parent.type === "BinaryExpression" && parent.operator !== "+");
}
