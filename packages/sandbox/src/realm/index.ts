export { bootRealm } from "./boot-realm.ts";
export type { Natives, Outside, Realm } from "./natives.ts";
