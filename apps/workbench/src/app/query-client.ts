import { AnnexError } from "@annex/errors";
import { QueryClient } from "@tanstack/react-query";

const MAX_RETRIES = 2;

/** A refusal stays a refusal however often one asks; only what may pass by itself is tried again. */
function mayPass(error: unknown): boolean {
	return error instanceof AnnexError && error.status >= 500 && error.code !== "registry_answer_invalid";
}

export const queryClient = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: 15_000,
			// What the browser believes of the network is no answer: the registry may be on this very machine.
			networkMode: "always",
			refetchOnReconnect: true,
			retry: (failures, error) => failures < MAX_RETRIES && mayPass(error),
		},
		mutations: { retry: false, networkMode: "always" },
	},
});
