export { bootQuickjs } from "./boot-quickjs.ts";
export type { QuickjsLimits } from "./quickjs-realm.ts";
