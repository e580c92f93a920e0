import type { Api } from "@annex/capabilities/guest";

/** Today's API for code that may call before it is there: such calls wait for the activation, in their order. */
export interface LateApi {
	/** Calls now, or as soon as the API is there. */
	ask<T>(call: (api: Api) => Promise<T>): Promise<T>;
	/** The same for what answers nothing; throws what `call` throws when it is called now. */
	tell(call: (api: Api) => void): void;
	/** The API is there: what waited runs first. To be called once. */
	arrive(api: Api): void;
}

export function lateApi(): LateApi {
	const arrival = Promise.withResolvers<Api>();
	const waiting: ((api: Api) => void)[] = [];
	let here: Api | undefined;

	return {
		ask: (call) => (here === undefined ? arrival.promise.then(call) : call(here)),
		tell(call) {
			if (here === undefined) waiting.push(call);
			else call(here);
		},
		arrive(api) {
			here = api;
			arrival.resolve(api);
			for (const call of waiting.splice(0)) {
				try {
					call(api);
				} catch (thrown) {
					console.error(thrown);
				}
			}
		},
	};
}
