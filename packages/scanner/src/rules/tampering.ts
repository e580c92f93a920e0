import type { AnyNode } from "acorn";
import type { Resolver } from "../code/resolver.ts";
import type { Report, Rule } from "../rule.ts";

const DEFINERS = new Set([
	"Object.defineProperty",
	"Object.defineProperties",
	"Object.assign",
	"Object.setPrototypeOf",
	"Reflect.defineProperty",
	"Reflect.set",
	"Reflect.setPrototypeOf",
]);
// Names that the language itself provides; others on the global object are the extension's own affair.
const BUILT_IN =
	/^(?:[A-Z][A-Za-z]*|JSON|queueMicrotask|structuredClone|setTimeout|setInterval|clearTimeout|console|crypto)$/;

export const tampering: Rule = {
	name: "tampering",
	question: "Does the code change what the language provides?",
	because:
		"Changed built-ins make every other line mean something else, and are how code tries to get between the host's " +
		"runtime and its messages.",
	instead: "Use functions of your own instead of changing built-in ones.",
	severities: ["warning"],
	*check(file) {
		if (!file.code) return;
		const { script, resolver } = file.code;
		for (const { node } of script.visits) {
			const target = changedBy(node, resolver);
			if (target) yield target;
		}
	},
};

function changedBy(node: AnyNode, resolver: Resolver): Report | undefined {
	if (node.type === "AssignmentExpression") return judge(node.left, node, resolver);
	if (node.type === "UnaryExpression" && node.operator === "delete") return judge(node.argument, node, resolver);
	if (node.type !== "CallExpression" || node.callee.type === "Super") return undefined;
	const definer = resolver.globalPath(node.callee)?.join(".");
	const [object] = node.arguments;
	if (!definer || !DEFINERS.has(definer) || !object) return undefined;
	const path = resolver.globalPath(object);
	return path && isBuiltIn(path) ? report(path, node) : undefined;
}

function judge(target: AnyNode, node: AnyNode, resolver: Resolver): Report | undefined {
	if (target.type !== "MemberExpression") return undefined;
	const key = resolver.memberKey(target);
	if (key === "__proto__") {
		return { severity: "warning", at: node.start, why: "It sets `__proto__`, which changes what an object is." };
	}
	if (target.object.type === "MemberExpression" && resolver.memberKey(target.object) === "__proto__") {
		return { severity: "warning", at: node.start, why: "It writes to a `__proto__`, which changes other objects too." };
	}
	const path = resolver.globalPath(target.object);
	if (!path) return undefined;
	// How many lines a stack trace has is everybody's own affair.
	if (path[0] === "Error" && key === "stackTraceLimit") return undefined;
	if (path.length === 0) return key && BUILT_IN.test(key) && isKnown(key) ? report([key], node) : undefined;
	return isBuiltIn(path) ? report(path, node) : undefined;
}

/** `Array.prototype`, `Promise`, `JSON`: the built-in objects themselves. */
function isBuiltIn(path: readonly string[]): boolean {
	const [name = "", next] = path;
	return BUILT_IN.test(name) && isKnown(name) && (path.length === 1 || (path.length === 2 && next === "prototype"));
}

function isKnown(name: string): boolean {
	return Object.hasOwn(globalThis, name) || /^(?:MessagePort|Worker|EventTarget)/.test(name);
}

function report(path: readonly string[], node: AnyNode): Report {
	return { severity: "warning", at: node.start, why: `It changes the built-in \`${path.join(".")}\`.` };
}
