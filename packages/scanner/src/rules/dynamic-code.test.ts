import { describe, expect, it } from "vitest";
import { scanCode, verdicts } from "../testing/scan-code.ts";

const blocked = ["block dynamic-code"];

describe("dynamic code is found", () => {
	it.each([
		"eval('1')",
		"eval?.('1')",
		"eval`1`",
		"new Function('a')",
		"Function('a')()",
		"setTimeout('go()', 1)",
		"setTimeout('go(' + x + ')', 1)",
		"setTimeout(x + ')', 1)",
		`setInterval(\`go(\${x})\`)`,
		"self.setTimeout('go()')",
	])("when it is direct: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(blocked);
	});

	it.each([
		"(0, eval)('1')",
		"const e = eval; e('1')",
		"let e; e = eval; e('1')",
		"let e; (e = eval)('1')",
		"var w = self; w.eval('1')",
		"const { eval: e } = globalThis; e('1')",
		"const { ['ev' + 'al']: e } = globalThis; e('1')",
		"const { e = eval } = {}; e('1')",
		"const [e] = [eval]; e('1')",
		"const o = { e: eval }; o.e('1')",
		"const f = eval.bind(null); f('1')",
		"eval.call(null, '1')",
		"eval.apply(null, ['1'])",
		"Reflect.apply(eval, null, ['1'])",
		"Reflect.construct(Function, ['1'])",
		"Reflect.get(self, 'eval')('1')",
		"Object.getOwnPropertyDescriptor(globalThis, 'eval').value('1')",
		"Object.getOwnPropertyDescriptors(globalThis).eval.value('1')",
		"Object.getOwnPropertyDescriptors(self)[key].value('1')",
		"Object.create(null, Object.getOwnPropertyDescriptors(self)).eval('1')",
		"Object.defineProperties({}, Object.getOwnPropertyDescriptors(self)).eval('1')",
		"((e) => e('1'))(eval)",
		"(() => eval)()('1')",
		"(function () { return eval })()('1')",
		"(x ? eval : y)('1')",
		"(x || eval)('1')",
		"['1'].map(eval)",
		"'1'.replace(/./, eval)",
		"promise.then(Function)",
		"for (const e of [eval]) e('1')",
		"new (class extends Function {})('1')",
		"module.exports = { eval }",
		"globalThis.self.window.eval('1')",
		"const { ...all } = self; all.eval('1')",
		"const all = { ...self }; all.eval('1')",
		"Object.assign({}, globalThis).eval('1')",
		"Object.create(self).eval('1')",
		"new Proxy(self, {}).eval('1')",
		"self.valueOf().eval('1')",
		"class Holder { e = eval }",
		"const holder = { get e() { return eval; } }",
	])("when it goes by another name: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(blocked);
	});

	it.each([
		"(() => {}).constructor('1')()",
		"(async () => {}).constructor('1')",
		"(function* () {}).constructor('1')",
		"(async function* () {}).constructor('1')",
		"(class {}).constructor('1')",
		"[].filter.constructor('1')",
		"[]['filter']['constructor']('1')",
		"''.constructor.constructor('1')",
		"(1).constructor.constructor('1')",
		"/x/.constructor.constructor('1')",
		"({}).constructor.constructor('1')",
		"anything.constructor.constructor('1')",
		"anything.method.constructor('return this')",
		"const { constructor: F } = () => {}; F('1')",
		"const { constructor: { constructor: F } } = ''; F('1')",
		"(() => {})['con' + 'structor']('1')",
		"(() => {}).constructor`1`",
		"(() => {}).__proto__.constructor('1')",
		"Object.getPrototypeOf(async function () {}).constructor('1')",
		"Reflect.getPrototypeOf(() => {}).constructor('1')",
		"Function.prototype.constructor('1')",
		"parseInt.constructor('1')",
		"Array.constructor('1')",
		"Object.constructor('1')",
		"setTimeout.constructor('1')",
		"function f() {} f.constructor('1')",
	])("when a constructor leads to it: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(blocked);
	});

	it.each([
		"self['ev' + 'al']('1')",
		`globalThis[\`ev\${'al'}\`]('1')`,
		"globalThis['\\x65val']('1')",
		"const a = 'ev'; const b = a + 'al'; self[b]('1')",
		"self[['ev', 'al'].join('')]('1')",
		"self['lave'.split('').reverse().join('')]('1')",
		"self['EVAL'.toLowerCase()]('1')",
		"self['xevalx'.slice(1, -1)]('1')",
		"self['e_v_a_l'.replaceAll('_', '')]('1')",
		"self[String.fromCharCode(101, 118, 97, 108)]('1')",
		"self[String.fromCharCode(...[101, 118, 97, 108])]('1')",
		"self[String.fromCharCode(100 + 1, 118, 97, 0x6c)]('1')",
		"self[atob('ZXZhbA==')]('1')",
		"self[decodeURIComponent('%65val')]('1')",
		"self[unescape('%65val')]('1')",
		"const t = ['x', 'eval']; self[t[1]]('1')",
		"const t = { n: 'eval' }; self[t.n]('1')",
		"const n = () => 'eval'; self[n()]('1')",
	])("when its name is put together: %.60s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(blocked);
	});

	it("when its name is put together from thousands of pieces", () => {
		expect(verdicts(scanCode(`self[${"'' +\n".repeat(3_000)}'eval']('1')`))).toEqual(blocked);
	});

	it("when the name of a global can only be known at run time", () => {
		expect(verdicts(scanCode("self[name]('1')"))).toEqual(blocked);
		expect(verdicts(scanCode("const power = self[name];"))).toEqual(["warning dynamic-code"]);
	});

	it.each([
		"import { run } from './run.js'; run(self);",
		"const list = []; list.push(globalThis);",
		"class Runner {} new Runner(self);",
	])("when the global object is handed on, which is shown to a moderator: %s", (code) => {
		expect(verdicts(scanCode(code))).toEqual(["warning dynamic-code"]);
	});

	it("when a bundle asks for the global object, which is only shown to a moderator", () => {
		expect(verdicts(scanCode("const root = self || Function('return this')();"))).toEqual(["warning dynamic-code"]);
		expect(verdicts(scanCode("Function('return this')().eval('1')"))).toContain("block dynamic-code");
		expect(verdicts(scanCode("Function('return this', '1')"))).toEqual(blocked);
	});

	it("with its place, the reason and what stands there", () => {
		expect(scanCode("export function activate() {\n\treturn eval('1');\n}")).toEqual([
			{
				rule: "dynamic-code",
				severity: "block",
				file: "extension.js",
				line: 2,
				column: 8,
				why: "It makes code out of text with `eval`.",
				excerpt: "return eval('1');",
			},
		]);
	});
});

describe("dynamic code is not suspected", () => {
	it.each([
		"const evaluate = (x) => x; evaluate('1')",
		"class Calculator { eval(text) { return this.eval(text); } } new Calculator().eval('1')",
		"calculator.eval('1 + 1')",
		"function run(eval_, Function_) { return eval_(Function_); }",
		"import { Function as F } from './f.js'; F('x')",
		"function f(setTimeout) { setTimeout('text', 1); }",
		"const o = { eval: 1, Function: 2 }; o.eval + o.Function",
		"setTimeout(() => {}, 10)",
		"setTimeout(callback, 10, 'text')",
		"value instanceof Function",
		"typeof eval === 'function'",
		"value.constructor === Function",
		"Function.prototype.call.bind(method)",
		"class Shape { copy() { return new this.constructor(this.name); } }",
		"class Shape { copy() { return this.constructor('copy'); } }",
		"new value.constructor(value.length)",
		"handlers[name]('text')",
		"globalThis.structuredClone(value)",
		"self.crypto.randomUUID()",
		"Reflect.construct(Map, [])",
		"String.fromCharCode(101)",
		"// eval('1')",
		"method.call(globalThis, 1)",
		"(function (root) { root.own = 1; })(typeof self === 'undefined' ? this : self)",
		"const { a, ...rest } = annex; rest.eval('1')",
		"const text = \"eval('1')\";",
		`const text = \`new Function('\${name}')\`;`,
		"label: for (;;) { break label; }",
	])("in honest look-alikes: %s", (code) => {
		expect(scanCode(code)).toEqual([]);
	});
});
