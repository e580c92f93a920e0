export { bootWorker, type GuestMain } from "./boot-worker.ts";
