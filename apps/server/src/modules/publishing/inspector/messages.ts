import type { AnnexError } from "@annex/errors";
import type { Inspection, OpenedPackage, PackageOutline } from "../package-powers.ts";

export interface Request {
	readonly id: number;
	readonly kind: "read" | "open" | "inspect";
	readonly bytes: Uint8Array;
}

export type Reply =
	| { readonly id: number; readonly kind: "read"; readonly value: PackageOutline }
	| { readonly id: number; readonly kind: "open"; readonly value: OpenedPackage }
	| { readonly id: number; readonly kind: "inspect"; readonly value: Inspection }
	| { readonly id: number; readonly kind: "error"; readonly value: ConstructorParameters<typeof AnnexError>[0] };
