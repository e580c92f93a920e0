import { Files, TextSearch } from "lucide-react";
import { late } from "../../ui/late.ts";
import { registerSideView } from "./side-views.ts";

// The views of the app itself; extensions' panels come and go through the same door.
registerSideView({
	id: "files",
	title: "Files",
	icon: Files,
	order: 0,
	content: late(async () => (await import("../../features/files/files-view.tsx")).FilesView),
	actions: late(async () => (await import("../../features/files/files-view.tsx")).FilesActions),
});

registerSideView({
	id: "search",
	title: "Search",
	icon: TextSearch,
	order: 10,
	content: late(async () => (await import("../../features/search/search-view.tsx")).SearchView),
});
