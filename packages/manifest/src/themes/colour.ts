import { z } from "zod";

/** An opaque sRGB colour as `#rrggbb`, in lower case: what every accepted spelling becomes. */
export type HexColour = `#${string}`;

const SPELLINGS =
	/^(?:#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|rgb\(\d{1,3} \d{1,3} \d{1,3}\)|oklch\((?:0|1|0?\.\d{1,4}|1\.0{1,4}) (?:0|0?\.\d{1,4}) \d{1,3}(?:\.\d{1,2})?\))$/;
const FIX = 'Write an opaque colour as "#2f5fe0", "rgb(47 95 224)" or "oklch(0.54 0.19 264)"; only numbers.';

/** A colour as authors may write it. Nothing but numbers gets through, so no spelling can reach a URL or a variable. */
export const colour = z
	.string()
	.max(40)
	.regex(SPELLINGS, FIX)
	.transform((text, context): HexColour => {
		const hex = SPELLINGS.test(text) ? toHex(text) : undefined;
		if (typeof hex === "string") return hex;
		// The pattern has spoken already where it did not match.
		if (hex) context.addIssue({ code: "custom", message: hex.fix });
		return "#000000";
	});

function toHex(text: string): HexColour | { readonly fix: string } | undefined {
	if (text.startsWith("#")) {
		const digits = text.slice(1).toLowerCase();
		return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
	}
	const numbers = text
		.slice(text.indexOf("(") + 1, -1)
		.split(" ")
		.map(Number);
	const [first = 0, second = 0, third = 0] = numbers;
	if (text.startsWith("rgb")) {
		return numbers.every((part) => part <= 255) ? hexOf(numbers) : { fix: "Use numbers from 0 to 255." };
	}
	if (third > 360) return { fix: "Use a hue from 0 to 360." };
	const linear = oklchToLinear(first, second, third);
	// Screens differ in what they make of a colour that sRGB does not hold, and then no contrast could be promised.
	if (linear.some((part) => part < -0.002 || part > 1.002)) {
		return { fix: "Use less chroma, the middle number: sRGB does not hold this colour." };
	}
	return hexOf(linear.map((part) => 255 * encode(Math.min(1, Math.max(0, part)))));
}

function hexOf(parts: readonly number[]): HexColour {
	return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** From CSS Color 4, "Sample code for color conversions" (matrices by Björn Ottosson). */
function oklchToLinear(lightness: number, chroma: number, hue: number): number[] {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
	];
}

const encode = (part: number) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055);
const decode = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

function channels(colour: HexColour): [number, number, number] {
	const number = Number.parseInt(colour.slice(1), 16);
	return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Relative luminance as WCAG 2.2 defines it: 0 for black, 1 for white. */
function luminance(colour: HexColour): number {
	const [red, green, blue] = channels(colour).map((part) => decode(part / 255)) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2: 1 for equal colours, 21 for black on white. */
export function contrast(one: HexColour, other: HexColour): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to this one, towards black or white, that reaches the ratio; `undefined` when not even they do. */
export function readable(front: HexColour, back: HexColour, ratio: number): HexColour | undefined {
	const start = channels(front);
	for (let step = 0; step <= 100; step += 1) {
		for (const end of luminance(back) > 0.18 ? [0, 255] : [255, 0]) {
			const mixed = hexOf(start.map((part) => part + ((end - part) * step) / 100));
			if (contrast(mixed, back) >= ratio) return mixed;
		}
	}
	return undefined;
}
