import { describe, expect, it } from "vitest";
import { AnnexError } from "./annex-error.ts";
import { catalogue } from "./catalogue.ts";

const errors = catalogue({
	shelf_empty: { status: 404, say: () => "The shelf is empty.", fix: "Put something on it." },
	shelf_full: {
		status: 409,
		say: (name: string, count: number) => `The shelf "${name}" holds ${count} things already.`,
		fix: "Take something off.",
	},
});

describe("catalogue", () => {
	it("makes errors with code, sentence, status and fix", () => {
		const error = errors.shelf_full("top", 3);
		expect(error).toBeInstanceOf(AnnexError);
		expect(error).toMatchObject({
			name: "AnnexError",
			code: "shelf_full",
			message: 'The shelf "top" holds 3 things already.',
			status: 409,
			fix: "Take something off.",
			details: {},
		});
	});

	it("lets details and a cause ride along", () => {
		const cause = new Error("dust");
		const error = errors.shelf_empty({ details: { shelf: 1 }, cause });
		expect(error.details).toEqual({ shelf: 1 });
		expect(error.cause).toBe(cause);
	});

	it("leaves the cause out when there is none", () => {
		expect("cause" in errors.shelf_empty()).toBe(false);
	});

	it("offers only the codes that it declares", () => {
		expect(Object.keys(errors).sort()).toEqual(["shelf_empty", "shelf_full", "specs"]);
		expect("toString" in errors).toBe(false);
	});
});
