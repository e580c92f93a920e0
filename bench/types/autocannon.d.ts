// The library brings no types; these are of what is used here.
declare module "autocannon" {
	export interface Options {
		url: string;
		connections: number;
		/** In seconds. */
		duration: number;
	}
	export interface Result {
		requests: { average: number; total: number };
		/** In milliseconds. */
		latency: { p50: number; p99: number };
		errors: number;
		non2xx: number;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
