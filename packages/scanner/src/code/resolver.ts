import type { AnyNode, BinaryExpression, CallExpression, ObjectExpression } from "acorn";
import { arithmetic, isReturnThis, ofGlobalCall } from "./known-calls.ts";
import type { Binding } from "./scope.ts";
import type { Script } from "./script.ts";
import { callMethod } from "./text-methods.ts";
import { globalNamed, memberOf, textOf, type Value } from "./value.ts";

const MAX_DEPTH = 250;
const MAX_TEXT = 20_000;
/** Characters and items that folding may touch in one file, so that many calls on one long text stay cheap. */
const MAX_WORK = 20_000_000;
const PENDING = Symbol("pending");

/**
 * Tells what expressions are without running them: joins texts, follows constants, aliases, patterns and simple
 * functions, and knows the ways from any value to the global object. Each node is looked at once and the depth is
 * bounded, so hostile code costs no more than its length; what cannot be told is `undefined`.
 */
export class Resolver {
	readonly #script: Script;
	readonly #known = new Map<AnyNode, Value | undefined | typeof PENDING>();
	readonly #bindings = new Map<Binding, Value | undefined>();
	readonly #records = new Map<ObjectExpression, ReadonlyMap<string, AnyNode>>();
	#depth = 0;
	#work = 0;
	#lost: AnyNode | undefined;

	constructor(script: Script) {
		this.#script = script;
		// Inner expressions first, in the order of the source: then each one finds its parts known, and depth is only
		// spent on values that are defined further down.
		for (const { node } of script.innerFirst()) this.resolve(node);
	}

	/** Where values went through too many hands to be followed, if they did; honest code never comes near. */
	get lost(): AnyNode | undefined {
		return this.#lost;
	}

	resolve(node: AnyNode): Value | undefined {
		const known = this.#known.get(node);
		if (known === PENDING) return undefined;
		if (this.#known.has(node)) return known;
		if (this.#depth >= MAX_DEPTH) {
			this.#lost ??= node;
			return undefined;
		}
		this.#known.set(node, PENDING);
		this.#depth++;
		const value = this.#compute(node);
		this.#depth--;
		this.#known.set(node, value);
		return value;
	}

	/** The path from the global object, or `undefined` when the expression is no global power. */
	globalPath(node: AnyNode): readonly string[] | undefined {
		const value = this.resolve(node);
		return value?.kind === "global" ? value.path : undefined;
	}

	/** The text that an expression is, when it can be told. */
	text(node: AnyNode): string | undefined {
		const value = this.resolve(node);
		return value?.kind === "text" ? value.text : undefined;
	}

	/** The name that a member access asks for, computed or not. */
	memberKey(node: Extract<AnyNode, { type: "MemberExpression" }>): string | undefined {
		if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
		return textOf(this.resolve(node.property));
	}

	#compute(node: AnyNode): Value | undefined {
		switch (node.type) {
			case "Literal":
				if (typeof node.value === "string") return { kind: "text", text: node.value };
				if (typeof node.value === "number") return { kind: "number", number: node.value };
				return { kind: "instance" };
			case "TemplateLiteral": {
				const parts: string[] = [];
				for (const [index, quasi] of node.quasis.entries()) {
					parts.push(quasi.value.cooked ?? "");
					const expression = node.expressions[index];
					if (!expression) continue;
					const part = textOf(this.resolve(expression));
					if (part === undefined) return undefined;
					parts.push(part);
				}
				return joined(parts);
			}
			case "Identifier":
				return this.#ofName(node.name, node);
			case "MemberExpression": {
				if (node.object.type === "Super") return undefined;
				const object = this.resolve(node.object);
				const key = this.memberKey(node);
				if (object?.kind === "record") return this.#ofRecord(object.node, key) ?? memberOf(object, key);
				return memberOf(object, key);
			}
			case "CallExpression":
				return this.#ofCall(node);
			case "NewExpression": {
				const [target] = node.arguments;
				return target && this.globalPath(node.callee)?.join(".") === "Proxy" ? this.resolve(target) : undefined;
			}
			case "BinaryExpression":
				return node.operator === "+" ? this.#ofSum(node) : this.#ofArithmetic(node);
			case "UnaryExpression": {
				if (node.operator !== "-" && node.operator !== "+") return undefined;
				const operand = this.resolve(node.argument);
				if (operand?.kind !== "number") return undefined;
				return { kind: "number", number: node.operator === "-" ? -operand.number : operand.number };
			}
			case "ArrayExpression":
				return {
					kind: "list",
					items: node.elements.map((element) =>
						element && element.type !== "SpreadElement" ? this.resolve(element) : undefined,
					),
				};
			case "ObjectExpression":
				return { kind: "record", node };
			case "FunctionExpression":
			case "FunctionDeclaration":
			case "ArrowFunctionExpression":
			case "ClassExpression":
			case "ClassDeclaration":
				return { kind: "function", node };
			case "SequenceExpression": {
				const last = node.expressions.at(-1);
				return last && this.resolve(last);
			}
			case "ConditionalExpression":
				return this.#either(node.consequent, node.alternate);
			case "LogicalExpression":
				return this.#either(node.left, node.right);
			case "AssignmentExpression":
				return this.resolve(node.right);
			case "ChainExpression":
			case "ParenthesizedExpression":
				return this.resolve(node.expression);
			case "AwaitExpression":
				return this.resolve(node.argument);
			default:
				return undefined;
		}
	}

	#ofName(name: string, node: AnyNode): Value | undefined {
		const binding = this.#script.scopeOf(node).find(name);
		if (!binding) return name === "undefined" || name === "NaN" ? undefined : globalNamed(name);
		if (!this.#bindings.has(binding)) {
			this.#bindings.set(binding, undefined);
			this.#bindings.set(binding, this.#ofBinding(binding));
		}
		return this.#bindings.get(binding);
	}

	#ofBinding(binding: Binding): Value | undefined {
		let sole: Value | undefined;
		for (const { node, keys } of binding.origins) {
			let value = this.resolve(node);
			for (const key of keys) {
				const name = typeof key === "string" ? key : textOf(this.resolve(key));
				value = (value?.kind === "record" ? this.#ofRecord(value.node, name) : undefined) ?? memberOf(value, name);
			}
			// A power that a name may hold counts even when it may hold something else as well.
			if (value?.kind === "global") return value;
			sole = value;
		}
		return binding.opaque || binding.origins.length !== 1 ? undefined : sole;
	}

	#ofRecord(record: ObjectExpression, key: string | undefined): Value | undefined {
		if (key === undefined) return undefined;
		const value = this.#fieldsOf(record).get(key);
		if (value) return this.resolve(value);
		const spread = record.properties.find((property) => property.type === "SpreadElement");
		return spread && memberOf(this.resolve(spread.argument), key);
	}

	#fieldsOf(record: ObjectExpression): ReadonlyMap<string, AnyNode> {
		const known = this.#records.get(record);
		if (known) return known;
		const fields = new Map<string, AnyNode>();
		this.#records.set(record, fields);
		for (const property of record.properties) {
			if (property.type === "SpreadElement") continue;
			const name = property.computed ? textOf(this.resolve(property.key)) : plainKey(property.key);
			if (name !== undefined) fields.set(name, property.value);
		}
		return fields;
	}

	#ofCall(node: CallExpression): Value | undefined {
		const { callee } = node;
		if (callee.type === "Super") return undefined;
		const args = node.arguments.map((argument) =>
			argument.type === "SpreadElement" ? this.resolve(argument.argument) : this.resolve(argument),
		);
		const spread = node.arguments[0]?.type === "SpreadElement" && args[0]?.kind === "list" ? args[0].items : args;
		if (callee.type === "MemberExpression" && callee.object.type !== "Super") {
			const object = this.resolve(callee.object);
			const name = this.memberKey(callee);
			if (object && name !== undefined && this.#affords(object)) {
				const result = callMethod(object, name, args);
				if (result) return result;
				if (object.kind === "function" && name === "bind") return object;
			}
		}
		const target = this.resolve(callee);
		if (this.#asksForGlobal(callee)) return { kind: "global", path: [] };
		if (target?.kind === "global") return ofGlobalCall(target.path, args, spread);
		if (target?.kind === "function" && target.node) return this.#ofReturn(target.node);
		return undefined;
	}

	/** Whether the callee is `Function("return this")`, the idiom of older bundles. */
	#asksForGlobal(callee: AnyNode): boolean {
		if (callee.type !== "CallExpression" && callee.type !== "NewExpression") return false;
		return (
			isReturnThis(callee.arguments.map((argument) => this.text(argument))) && this.#isFunctionMaker(callee.callee)
		);
	}

	#isFunctionMaker(node: AnyNode): boolean {
		const path = this.globalPath(node);
		return path?.length === 1 && path[0] === "Function";
	}

	#affords(value: Value): boolean {
		this.#work += value.kind === "text" ? value.text.length : value.kind === "list" ? value.items.length : 0;
		return this.#work <= MAX_WORK;
	}

	/** What a function without statements of its own gives back. */
	#ofReturn(node: AnyNode): Value | undefined {
		if (node.type !== "ArrowFunctionExpression" && !/^Function/.test(node.type)) return undefined;
		const { body } = node as Extract<AnyNode, { type: "ArrowFunctionExpression" }>;
		if (body.type !== "BlockStatement") return this.resolve(body);
		const last = body.body.at(-1);
		return last?.type === "ReturnStatement" && last.argument ? this.resolve(last.argument) : undefined;
	}

	/** Long sums lean to the left, so they are read along their spine instead of by recursion. */
	#ofSum(sum: BinaryExpression): Value | undefined {
		const parts: AnyNode[] = [];
		let left: AnyNode = sum;
		while (left.type === "BinaryExpression" && left.operator === "+") {
			parts.push(left.right);
			left = left.left;
		}
		let total = this.resolve(left);
		for (const part of parts.reverse()) {
			const next = this.resolve(part);
			if (total?.kind === "number" && next?.kind === "number") {
				total = { kind: "number", number: total.number + next.number };
				continue;
			}
			const words = [textOf(total), textOf(next)];
			if (words[0] === undefined || words[1] === undefined) return undefined;
			total = joined([words[0], words[1]]);
			if (!total || !this.#affords(total)) return undefined;
		}
		return total;
	}

	#ofArithmetic(node: BinaryExpression): Value | undefined {
		if (node.left.type === "PrivateIdentifier") return undefined;
		const a = this.resolve(node.left);
		const b = this.resolve(node.right);
		if (a?.kind !== "number" || b?.kind !== "number") return undefined;
		const number = arithmetic(node.operator, a.number, b.number);
		return number === undefined ? undefined : { kind: "number", number };
	}

	#either(a: AnyNode, b: AnyNode): Value | undefined {
		const first = this.resolve(a);
		const second = this.resolve(b);
		if (first?.kind === "global" && first.path.length > 0) return first;
		return second?.kind === "global" ? second : (first ?? second);
	}
}

function joined(parts: readonly string[]): Value | undefined {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	return length > MAX_TEXT ? undefined : { kind: "text", text: parts.join("") };
}

function plainKey(key: AnyNode): string | undefined {
	if (key.type === "Identifier") return key.name;
	return key.type === "Literal" ? String(key.value) : undefined;
}
