import type { App } from "../../context.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		/** Whether a token of an app's user is accepted here; everywhere else it is refused. */
		appUsers?: boolean;
	}
}

/** Lets apps' users at the routes that are added to this scope from here on. */
export function admitAppUsers(app: App): void {
	app.addHook("onRoute", (route) => {
		route.config = { ...route.config, appUsers: true };
	});
}
