export { createExtension, type NewExtension } from "./extension-project/create-extension.ts";
export { checkPackage, type PackagedExtension, packageExtension } from "./extension-project/package-extension.ts";
export type { Powers } from "./powers.ts";
export { awaitScan } from "./registry/await-scan.ts";
export { withSession } from "./registry/session.ts";
export { run } from "./run.ts";
