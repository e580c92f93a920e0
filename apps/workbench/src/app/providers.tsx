import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Toaster } from "../ui/toaster.tsx";
import { queryClient } from "./query-client.ts";
import { cspNonce } from "./strict-csp.ts";

export function Providers(props: { children: ReactNode }) {
	return (
		<CSPProvider nonce={cspNonce}>
			<QueryClientProvider client={queryClient}>
				<Tooltip.Provider delay={400}>
					{props.children}
					<Toaster />
				</Tooltip.Provider>
			</QueryClientProvider>
		</CSPProvider>
	);
}
