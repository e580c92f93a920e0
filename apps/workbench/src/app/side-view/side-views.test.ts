import { beforeEach, expect, test } from "vitest";
import {
	hideSideView,
	MAX_WIDTH,
	registerSideView,
	setSideWidth,
	shownView,
	showSideView,
	toggleSideView,
	useSideViews,
} from "./side-views.ts";

const view = (id: string, order: number) => ({ id, title: id, icon: () => null, order, content: () => null });

beforeEach(() => useSideViews.setState({ views: [], shown: "files" }));

test("views stand in their order, and one that is removed leaves the first shown in its place", () => {
	const remove = registerSideView(view("acme.todo/list", 100));
	registerSideView(view("files", 0));
	expect(useSideViews.getState().views.map(({ id }) => id)).toEqual(["files", "acme.todo/list"]);
	showSideView("acme.todo/list");
	expect(shownView(useSideViews.getState())?.id).toBe("acme.todo/list");
	remove();
	expect(shownView(useSideViews.getState())?.id).toBe("files");
});

test("removing an earlier registration does not take the later one of the same id away", () => {
	const removeFirst = registerSideView(view("acme.todo/list", 100));
	registerSideView(view("acme.todo/list", 100));
	removeFirst();
	expect(useSideViews.getState().views).toHaveLength(1);
});

test("a view's button shows it and, pressed again, hides the side", () => {
	registerSideView(view("files", 0));
	registerSideView(view("search", 10));
	toggleSideView("search");
	expect(shownView(useSideViews.getState())?.id).toBe("search");
	toggleSideView("search");
	expect(shownView(useSideViews.getState())).toBeUndefined();
	hideSideView();
	expect(useSideViews.getState().shown).toBeNull();
});

test("the width stays within its limits", () => {
	setSideWidth(9_000);
	expect(useSideViews.getState().width).toBe(MAX_WIDTH);
});
