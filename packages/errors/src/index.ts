export { AnnexError, fromWireError, toWireError, type WireError } from "./annex-error.ts";
export { type Catalogue, catalogue, type ErrorOptions, type ErrorSpec } from "./catalogue.ts";
export { type DescribableCatalogue, describeCatalogues } from "./describe-catalogues.ts";
