export { type OldExtensionFixture, type OldExtensionName, oldExtension } from "./api-1-fixtures.ts";
export { makeCertificate, type TestCertificate } from "./certificate.ts";
export * from "./zip.ts";
