import { AnnexError } from "@annex/errors";
import type { Me } from "@annex/registry-api";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { firstScreen } from "../ui/first-screen.ts";

export const meQuery = queryOptions({
	queryKey: ["me"],
	queryFn: async (): Promise<Me | null> => {
		await firstScreen;
		const { registry } = await import("./registry.ts");
		try {
			return await registry.auth.me();
		} catch (error) {
			if (error instanceof AnnexError && error.code === "unauthenticated") return null;
			throw error;
		}
	},
	staleTime: 60_000,
});

export interface Session {
	readonly status: "loading" | "anonymous" | "signed-in" | "unreachable";
	/** Set exactly when signed in. */
	readonly user: (Me & { username: string }) | null;
	readonly mayReview: boolean;
}

/** Who sits here. An anonymous identity can install; it cannot publish. */
export function useSession(): Session {
	const { data, status } = useQuery(meQuery);
	if (status === "pending") return { status: "loading", user: null, mayReview: false };
	if (status === "error") return { status: "unreachable", user: null, mayReview: false };
	if (!data || data.anonymous || data.username === null) return { status: "anonymous", user: null, mayReview: false };
	return {
		status: "signed-in",
		user: { ...data, username: data.username },
		mayReview: data.role === "moderator" || data.role === "administrator",
	};
}
