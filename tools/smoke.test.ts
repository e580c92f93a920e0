import { expect, it } from "vitest";
import { smoke } from "./smoke.ts";

it("installs the packed tools in an empty folder outside the repository and makes an extension there", async () => {
	await expect(smoke()).resolves.toBeUndefined();
}, 180_000);
