export { commands } from "./commands/contract.ts";
export { editor } from "./editor/contract.ts";
export { errors as capabilityErrors } from "./errors.ts";
export { events } from "./events/contract.ts";
export { lifecycle } from "./lifecycle/contract.ts";
export { contracts, permissionTable } from "./permission-table.ts";
export { renderPermissionsReference } from "./permissions-reference.ts";
export { storage } from "./storage/contract.ts";
export { ui } from "./ui/contract.ts";
