export { createExtension, type NewExtension } from "./extension-project/create-extension.ts";
export { checkPackage, type PackagedExtension, packageExtension } from "./extension-project/package-extension.ts";
export { awaitScan } from "./registry/await-scan.ts";
export { type PersonalLogin, withSession } from "./registry/session.ts";
