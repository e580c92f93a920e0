import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { firstScreen } from "./first-screen.ts";

/** A component whose code is fetched once the first screen is shown. Wants a `Suspense` around it. */
export function late<Props extends object>(
	load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
	return lazy(async () => {
		await firstScreen;
		return { default: await load() };
	});
}
