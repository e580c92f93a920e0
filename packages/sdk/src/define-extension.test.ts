import { expect, expectTypeOf, test } from "vitest";
import { type Api, defineExtension, type ExtensionContext } from "./index.ts";

test("hands the extension back as it is, with types for what it is given", () => {
	const extension = {
		activate(api: Api, context: ExtensionContext) {
			expectTypeOf(api.storage.get("key")).resolves.not.toBeAny();
			expectTypeOf(context.subscriptions).toEqualTypeOf<{ dispose(): void }[]>();
		},
	};
	expect(defineExtension(extension)).toBe(extension);
});
