import "./features/themes/draw-look.ts";
import "./styles/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Providers } from "./app/providers.tsx";
import { router } from "./app/router.tsx";
import { startFiles } from "./features/files/start-files.ts";
import { keepForOffline } from "./offline/register.ts";

void startFiles();

const place = document.getElementById("root");
if (place) {
	createRoot(place).render(
		<StrictMode>
			<Providers>
				<RouterProvider router={router} />
			</Providers>
		</StrictMode>,
	);
}
keepForOffline();
