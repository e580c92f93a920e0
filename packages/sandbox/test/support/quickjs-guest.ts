import "../../src/realm/installed.ts";

import { serveProgram } from "../../src/conformance-guest.ts";
import { bootRealm } from "../../src/realm/index.ts";

bootRealm(serveProgram);
