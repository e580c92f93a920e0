import { callBuiltIn } from "./text-methods.ts";
import { memberOf, textOf, type Value } from "./value.ts";

/** The one text that is known to make harmless code. */
export function isReturnThis(args: readonly (string | undefined)[]): boolean {
	return args.length === 1 && /^\s*return this;?\s*$/.test(args[0] ?? "");
}

/** What a call of a built-in function gives: the ways to pick, copy and wrap powers, and to spell names out. */
export function ofGlobalCall(
	path: readonly string[],
	args: readonly (Value | undefined)[],
	spread: readonly (Value | undefined)[],
): Value | undefined {
	const [first, second] = args;
	switch (path.join(".")) {
		case "Reflect.get":
			return memberOf(first, textOf(second));
		case "Object.getOwnPropertyDescriptor":
		case "Reflect.getOwnPropertyDescriptor":
			return { kind: "descriptor", value: memberOf(first, textOf(second)) };
		case "Object.getOwnPropertyDescriptors":
			return { kind: "descriptors", of: first };
		case "Object.getPrototypeOf":
		case "Reflect.getPrototypeOf":
			if (first?.kind === "function") return { kind: "functionPrototype" };
			return first?.kind === "global" && first.path.length === 1 ? memberOf(first, "__proto__") : undefined;
		case "Object.create":
		case "Object.defineProperties":
			return second?.kind === "descriptors" ? second.of : first;
		case "Object":
		case "Object.freeze":
			return first;
		case "Object.assign":
			return args.find((argument) => argument?.kind === "global") ?? first;
		case "valueOf":
			return { kind: "global", path: [] };
		default:
			if (path.length > 1 && path.at(-1) === "bind") return { kind: "global", path: path.slice(0, -1) };
			return callBuiltIn(path, spread);
	}
}

/** The result of an operator on two known numbers. */
export function arithmetic(operator: string, a: number, b: number): number | undefined {
	switch (operator) {
		case "-":
			return a - b;
		case "*":
			return a * b;
		case "/":
			return a / b;
		case "%":
			return a % b;
		case "^":
			return a ^ b;
		case "|":
			return a | b;
		case "&":
			return a & b;
		case ">>":
			return a >> b;
		case "<<":
			return a << b;
		default:
			return undefined;
	}
}
