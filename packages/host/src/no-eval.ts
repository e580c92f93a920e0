import { config } from "zod";

// Before any schema is made: zod would otherwise probe for `new Function`, which a strict page forbids and reports.
config({ jitless: true });
