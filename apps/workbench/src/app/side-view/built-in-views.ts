import { Files, TextSearch } from "lucide-react";
import { lazy } from "react";
import { registerSideView } from "./side-views.ts";

// The views of the app itself; extensions' panels come and go through the same door.
registerSideView({
	id: "files",
	title: "Files",
	icon: Files,
	order: 0,
	content: lazy(async () => ({ default: (await import("../../features/files/files-view.tsx")).FilesView })),
	actions: lazy(async () => ({ default: (await import("../../features/files/files-view.tsx")).FilesActions })),
});

registerSideView({
	id: "search",
	title: "Search",
	icon: TextSearch,
	order: 10,
	content: lazy(async () => ({ default: (await import("../../features/search/search-view.tsx")).SearchView })),
});
