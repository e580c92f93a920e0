import type { AnyNode } from "acorn";
import { isReturnThis } from "../code/known-calls.ts";
import type { Resolver } from "../code/resolver.ts";
import type { Visit } from "../code/walk.ts";
import type { Report, Rule } from "../rule.ts";
import type { ScannedScript } from "../scanned-file.ts";

const MAKERS = new Set(["eval", "Function", "execScript"]);
const TIMERS = new Set(["setTimeout", "setInterval", "setImmediate"]);

export const dynamicCode: Rule = {
	name: "dynamic-code",
	question: "Does the code make code out of text?",
	because:
		"Code that is made at run time has passed no review. All ways count: `eval` and its aliases, the `Function` " +
		"constructors and the roads to them, names put together from pieces, and timers that take a text.",
	instead: "Write the code out. To read data, use `JSON.parse`; to choose among functions, use an object of functions.",
	severities: ["block", "warning"],
	*check(file) {
		if (!file.code) return;
		for (const visit of file.code.script.visits) yield* checkNode(visit, file.code);
	},
};

function* checkNode(visit: Visit, code: ScannedScript): Generator<Report> {
	const { node } = visit;
	if (node.type === "CallExpression" || node.type === "NewExpression") {
		yield* checkCall(node, code.resolver);
	} else if (node.type === "TaggedTemplateExpression") {
		const maker = makerIn(node.tag, code.resolver);
		if (maker) yield { severity: "block", at: node.start, why: madeBy(maker) };
	} else if (node.type === "Identifier" || node.type === "MemberExpression") {
		yield* checkMention(visit, code);
	}
}

function* checkCall(
	node: Extract<AnyNode, { type: "CallExpression" | "NewExpression" }>,
	resolver: Resolver,
): Generator<Report> {
	const { callee } = node;
	if (callee.type === "Super") return;
	const at = node.start;
	const maker = makerIn(callee, resolver);
	if (maker === "Function" && isReturnThis(node.arguments.map((argument) => resolver.text(argument)))) {
		yield {
			severity: "warning",
			at,
			why: "It asks for the global object with `Function`; `globalThis` says the same.",
		};
		return;
	}
	if (maker) {
		yield { severity: "block", at, why: madeBy(maker) };
		return;
	}
	const path = resolver.globalPath(callee);
	const [first] = node.arguments;
	if (path?.[0] === "*") {
		yield {
			severity: "block",
			at,
			why: "It calls a global whose name is only known at run time, which may be `eval`.",
		};
	} else if (path && TIMERS.has(path[0] ?? "") && first && isText(first, resolver)) {
		yield { severity: "block", at, why: `It gives \`${path[0]}\` a text, which is run as code.` };
	} else if (path?.[0] === "Reflect" && (path[1] === "construct" || path[1] === "apply") && first) {
		const reflected = makerIn(first, resolver);
		if (reflected) yield { severity: "block", at, why: madeBy(reflected) };
	} else if (handsOnGlobal(node, path, resolver)) {
		yield { severity: "warning", at, why: "It hands the global object on, where its use cannot be followed." };
	} else if (
		node.type === "CallExpression" &&
		callee.type === "MemberExpression" &&
		callee.object.type !== "ThisExpression" &&
		resolver.memberKey(callee) === "constructor" &&
		first &&
		isText(first, resolver)
	) {
		yield {
			severity: "block",
			at,
			why: "It calls a `constructor` with a text, which makes code when it is a function's.",
		};
	}
}

/** A maker that is passed on or kept, so that it is called where this scan cannot follow. */
function* checkMention(visit: Visit, { script, resolver }: ScannedScript): Generator<Report> {
	const { node, parent, field } = visit;
	if (!parent || (node.type === "Identifier" && !script.isReference(visit))) return;
	if (node.type === "Identifier" && script.scopeOf(node).find(node.name)) return;
	if (isTransparent(parent.node, field)) return;
	const path = resolver.globalPath(node);
	if (!path) return;
	if (path.length === 1 && MAKERS.has(path[0] ?? "")) {
		if (isHarmlessMention(parent.node, field)) return;
		yield {
			severity: "block",
			at: node.start,
			why: `It passes \`${path[0]}\` on, to make code out of text elsewhere.`,
		};
	} else if (path[0] === "*" && !isCallee(parent.node, field)) {
		yield {
			severity: "warning",
			at: node.start,
			why: "It reads a global whose name is only known at run time.",
		};
	}
}

/** `eval`, `Function`, or one of them with `.call`, `.apply` or `.bind`. */
function makerIn(node: AnyNode, resolver: Resolver): string | undefined {
	const path = resolver.globalPath(node);
	const [name = "", method] = path ?? [];
	if (!path || !MAKERS.has(name)) return undefined;
	if (path.length === 1) return name;
	return path.length === 2 && (method === "call" || method === "apply" || method === "bind") ? name : undefined;
}

function madeBy(maker: string): string {
	return `It makes code out of text with \`${maker}\`.`;
}

function isText(node: AnyNode, resolver: Resolver): boolean {
	if (resolver.text(node) !== undefined || node.type === "TemplateLiteral") return true;
	if (node.type !== "BinaryExpression" || node.operator !== "+") return false;
	let left: AnyNode = node;
	while (left.type === "BinaryExpression" && left.operator === "+") {
		if (resolver.text(left.right) !== undefined) return true;
		left = left.left;
	}
	return resolver.text(left) !== undefined;
}

/** Whether the global object is an argument of a function that is neither built in nor written right here. */
function handsOnGlobal(
	{ callee, arguments: args }: Extract<AnyNode, { type: "CallExpression" | "NewExpression" }>,
	path: readonly string[] | undefined,
	resolver: Resolver,
): boolean {
	if (path || /Function/.test(callee.type)) return false;
	const method = callee.type === "MemberExpression" ? resolver.memberKey(callee) : undefined;
	if (method === "call" || method === "apply" || method === "bind") return false;
	return args.some((argument) => argument.type !== "SpreadElement" && resolver.globalPath(argument)?.length === 0);
}

/** Whether the parent only hands the value on; then the parent is what gets judged. */
function isTransparent(parent: AnyNode, field: string): boolean {
	return parent.type === "MemberExpression" && field === "object";
}

function isCallee(parent: AnyNode, field: string): boolean {
	return field === "callee" && (parent.type === "CallExpression" || parent.type === "NewExpression");
}

/** Asking what something is: `typeof eval`, `x instanceof Function`, `f.constructor === Function`. */
function isHarmlessMention(parent: AnyNode, field: string): boolean {
	if (isCallee(parent, field) || (parent.type === "TaggedTemplateExpression" && field === "tag")) return true;
	if (parent.type === "UnaryExpression") return true;
	if (parent.type === "BinaryExpression") return true;
	return parent.type === "ExpressionStatement";
}
