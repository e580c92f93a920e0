import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { late } from "../ui/late.ts";
import { queryClient } from "./query-client.ts";
import { cspNonce } from "./strict-csp.ts";

const Toaster = late(async () => (await import("../ui/toaster.tsx")).Toaster);

export function Providers(props: { children: ReactNode }) {
	return (
		<CSPProvider nonce={cspNonce}>
			<QueryClientProvider client={queryClient}>
				{props.children}
				<Suspense>
					<Toaster />
				</Suspense>
			</QueryClientProvider>
		</CSPProvider>
	);
}
