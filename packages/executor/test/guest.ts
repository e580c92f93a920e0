import "@annex/sandbox/realm/basics";

import { serveProgram } from "@annex/sandbox/conformance/guest";
import { bootRealm } from "@annex/sandbox/realm";

bootRealm(serveProgram);
