import type { Module } from "../context.ts";
import { appsModule } from "./apps/routes.ts";
import { catalogueModule } from "./catalogue/routes.ts";
import { catalogueImportModule } from "./catalogue-import/routes.ts";
import { developmentModule } from "./development/routes.ts";
import { housekeepingModule } from "./housekeeping/housekeeping.ts";
import { installsModule } from "./installs/routes.ts";
import { marketplaceModule } from "./marketplace/routes.ts";
import { platformModule } from "./platform/routes.ts";
import { publishingModule } from "./publishing/routes.ts";
import { ratingsModule } from "./ratings/routes.ts";
import { relayModule } from "./relay/routes.ts";
import { reviewModule } from "./review/routes.ts";
import { statisticsModule } from "./statistics/routes.ts";
import { telemetryModule } from "./telemetry/routes.ts";

/** Every module of the registry, in the order in which it is mounted under `/api/v1`. */
export const modules: readonly Module[] = [
	publishingModule,
	reviewModule,
	catalogueModule,
	marketplaceModule,
	catalogueImportModule,
	installsModule,
	ratingsModule,
	statisticsModule,
	telemetryModule,
	housekeepingModule,
	relayModule,
	platformModule,
	developmentModule,
	appsModule,
];
