import type { AnyNode, CallExpression, Comment, Identifier, Pattern, Program } from "acorn";
import { targetsOf } from "./pattern-targets.ts";
import { type Origin, Scope } from "./scope.ts";
import { type Visit, walk } from "./walk.ts";

/** A parsed module with every node in the order of the source, and every name traced to its declaration. */
export class Script {
	readonly text: string;
	readonly comments: readonly Comment[];
	readonly visits: readonly Visit[];
	readonly #scopes = new Map<AnyNode, Scope>();
	readonly #declared = new Set<AnyNode>();

	constructor(parsed: { text: string; program: Program; comments: readonly Comment[] }) {
		this.text = parsed.text;
		this.comments = parsed.comments;
		this.visits = walk(parsed.program);
		for (const visit of this.visits) this.#enter(visit);
		for (const visit of this.visits) this.#declare(visit);
		for (const visit of this.visits) this.#recordWrites(visit);
	}

	/** Every node after all that lie within it, otherwise in the order of the source. */
	innerFirst(): Visit[] {
		return this.visits
			.map((visit, index) => ({ visit, index }))
			.sort((a, b) => a.visit.node.end - b.visit.node.end || b.index - a.index)
			.map(({ visit }) => visit);
	}

	/** The scope in which a node stands. */
	scopeOf(node: AnyNode): Scope {
		return this.#scopes.get(node) ?? new Scope(undefined, true);
	}

	/** Whether an identifier reads or writes a variable, rather than naming a property, a label or a declaration. */
	isReference({ node, parent, field }: Visit): boolean {
		if (node.type !== "Identifier" || this.#declared.has(node) || !parent) return false;
		switch (parent.node.type) {
			case "MemberExpression":
				return field === "object" || parent.node.computed;
			case "Property":
			case "MethodDefinition":
			case "PropertyDefinition":
				return field === "value" || parent.node.computed;
			case "LabeledStatement":
			case "BreakStatement":
			case "ContinueStatement":
				return field !== "label";
			case "ExportSpecifier": {
				const declaration = parent.parent?.node;
				return field === "local" && declaration?.type === "ExportNamedDeclaration" && !declaration.source;
			}
			case "ExportAllDeclaration":
			case "MetaProperty":
			case "ImportSpecifier":
			case "ImportAttribute":
				return false;
			default:
				return true;
		}
	}

	/** Gives the node its scope: a node that opens one has that as its own, so that its parts find it there. */
	#enter({ node, parent }: Visit): void {
		if (!parent) {
			this.#scopes.set(node, new Scope(undefined, true));
			return;
		}
		const outer = this.scopeOf(parent.node);
		this.#scopes.set(node, opensScope(node) ? new Scope(outer, holdsVar(node)) : outer);
	}

	/** The scope around a node that opens one. */
	#outside(node: AnyNode): Scope {
		const own = this.scopeOf(node);
		return opensScope(node) && own.parent ? own.parent : own;
	}

	#declare({ node, parent, field }: Visit): void {
		switch (node.type) {
			case "VariableDeclaration": {
				const scope = this.scopeOf(node);
				const target = node.kind === "var" ? scope.varScope : scope;
				const inLoop = field === "left" && parent && /^For(?:In|Of)Statement$/.test(parent.node.type);
				for (const { id, init } of node.declarations) {
					if (init) this.#bind(id, target, { node: init, keys: [] });
					else this.#bind(id, target, undefined, inLoop === true);
				}
				return;
			}
			case "FunctionDeclaration":
			case "ClassDeclaration":
				if (node.id) this.#bind(node.id, this.#outside(node), { node, keys: [] });
				if (node.type === "FunctionDeclaration") this.#bindParameters(node.params, this.scopeOf(node), undefined);
				return;
			case "FunctionExpression":
			case "ArrowFunctionExpression":
				if (node.type === "FunctionExpression" && node.id) {
					this.#bind(node.id, this.scopeOf(node), { node, keys: [] });
				}
				this.#bindParameters(node.params, this.scopeOf(node), immediateCall(parent, field));
				return;
			case "ClassExpression":
				if (node.id) this.#bind(node.id, this.scopeOf(node), { node, keys: [] });
				return;
			case "CatchClause":
				if (node.param) this.#bind(node.param, this.scopeOf(node), undefined, true);
				return;
			case "ImportSpecifier":
			case "ImportDefaultSpecifier":
			case "ImportNamespaceSpecifier":
				this.#bind(node.local, this.scopeOf(node), undefined, true);
				return;
			default:
				return;
		}
	}

	#bindParameters(parameters: readonly Pattern[], scope: Scope, call: CallExpression | undefined): void {
		const spread = call?.arguments.some((argument) => argument.type === "SpreadElement");
		for (const [index, parameter] of parameters.entries()) {
			const argument = spread ? undefined : call?.arguments[index];
			this.#bind(parameter, scope, argument && { node: argument, keys: [] }, argument === undefined);
		}
	}

	#bind(pattern: Pattern, scope: Scope, origin: Origin | undefined, opaque = false): void {
		for (const target of targetsOf(pattern, origin)) {
			if (target.pattern.type !== "Identifier") continue;
			this.#declared.add(target.pattern);
			const binding = scope.declare(target.pattern.name);
			binding.origins.push(...target.origins);
			if (opaque || target.opaque) binding.opaque = true;
		}
	}

	#recordWrites({ node }: Visit): void {
		if (node.type === "AssignmentExpression") {
			const plain = node.operator === "=" || /^(?:\|\||&&|\?\?)=$/.test(node.operator);
			const origin = plain ? { node: node.right, keys: [] } : undefined;
			for (const target of targetsOf(node.left, origin)) {
				if (target.pattern.type !== "Identifier") continue;
				this.#write(target.pattern, target.origins, !plain || target.opaque);
			}
		} else if (node.type === "UpdateExpression" && node.argument.type === "Identifier") {
			this.#write(node.argument, [], true);
		} else if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
			if (node.left.type === "VariableDeclaration") return;
			for (const { pattern } of targetsOf(node.left, undefined)) {
				if (pattern.type === "Identifier") this.#write(pattern, [], true);
			}
		}
	}

	#write(target: Identifier, origins: readonly Origin[], opaque: boolean): void {
		const binding = this.scopeOf(target).find(target.name);
		if (!binding) return;
		binding.origins.push(...origins);
		if (opaque) binding.opaque = true;
	}
}

function opensScope(node: AnyNode): boolean {
	return /Function|^Class(?:Declaration|Expression)$|^For|^(?:BlockStatement|SwitchStatement|CatchClause|StaticBlock)$/.test(
		node.type,
	);
}

function holdsVar(node: AnyNode): boolean {
	return /Function|^StaticBlock$/.test(node.type);
}

/** The call in `(function (a) { … })(value)`, whose arguments are plain to see. */
function immediateCall(parent: Visit | undefined, field: string): CallExpression | undefined {
	return parent?.node.type === "CallExpression" && field === "callee" ? parent.node : undefined;
}
