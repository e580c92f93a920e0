export { errors } from "./errors.ts";
export type { Finding, Severity } from "./finding.ts";
export { packageLimits } from "./limits.ts";
export type { PackageContents, PackageFile, PackageIcon } from "./package-contents.ts";
export { readPackage } from "./read-package.ts";
export { scanPackage } from "./scan-package.ts";
export { renderScannerRulesReference } from "./scanner-rules-reference.ts";
