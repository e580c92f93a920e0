import type { Handlers } from "@annex/rpc";
import { errors } from "../errors.ts";
import { harmlessText } from "../harmless-text.ts";
import type { Scope } from "../scope.ts";
import type { ui } from "./contract.ts";
import type { UiPower } from "./power.ts";

const MAX_LINE = 1_000;

/** The lines of one extension, under its name whatever they say. */
export function outputs(
	{ extension }: Scope,
	power: UiPower,
): Pick<Handlers<(typeof ui)["calls"]>, "appendOutput" | "clearOutput" | "showOutput"> {
	function output(): NonNullable<UiPower["output"]> {
		if (power.output === undefined) throw errors.capability_not_offered("ui.output");
		return power.output;
	}

	return {
		appendOutput({ text }) {
			output().append(extension, text.split(/\r\n|[\n\r]/).map(harmlessLine));
			return null;
		},
		clearOutput() {
			output().clear(extension);
			return null;
		},
		showOutput() {
			output().show(extension);
			return null;
		},
	};
}

/** Harmless, with its indentation. */
function harmlessLine(line: string): string {
	const [indent = ""] = /^[ \t]{0,40}/.exec(line) ?? [];
	return indent.replaceAll("\t", "    ") + harmlessText(line.slice(indent.length), { max: MAX_LINE, lines: "one" });
}
