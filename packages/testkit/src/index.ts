export { makeCertificate, type TestCertificate } from "./certificate.ts";
export * from "./zip.ts";
