import { startGuest } from "@annex/capabilities/guest";
import { bootWorker } from "@annex/sandbox/worker";

bootWorker(startGuest);
