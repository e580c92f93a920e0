export * from "./client/index.ts";
export { errors as registryErrors } from "./errors.ts";
export * from "./schemas/accounts.ts";
export * from "./schemas/common.ts";
export * from "./schemas/extensions.ts";
export * from "./schemas/installs.ts";
export * from "./schemas/relay.ts";
export * from "./schemas/reviews.ts";
export * from "./schemas/statistics.ts";
