import { onEachDatabase } from "../../../test/support/index.ts";
import { describeDatabase } from "./conformance.ts";

onEachDatabase((open) => describeDatabase(open));
