import type { HostSnapshot, HostTheme } from "@annex/host";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useHost } from "../../app/host-store.ts";
import { meQuery } from "../../app/session.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { say } from "../../ui/toasts.ts";
import { ANONYMOUS } from "./kept-look.ts";
import type { Look } from "./look-shape.ts";
import { type Base, changeLook, keptThemeOf, lookOf, useLook } from "./look-store.ts";

/**
 * What has to change about a look, given what is installed: a theme whose extension is gone gives way to the app's
 * own, one that a new version draws otherwise is drawn so. Nothing while nobody knows what is installed.
 */
export function settled(
	look: Look,
	{ status, problem, themes }: Pick<HostSnapshot, "status" | "problem" | "themes">,
): { readonly changes: Partial<Look>; readonly gone: readonly string[] } {
	const changes: Partial<Record<Base, Look["light"]>> = {};
	const gone: string[] = [];
	if (status !== "ready" || problem) return { changes, gone };
	for (const base of ["light", "dark"] as const) {
		const kept = look[base];
		if (kept === null) continue;
		const now: HostTheme | undefined = themes.find((theme) => theme.id === kept.id && theme.base === base);
		if (now === undefined) {
			changes[base] = null;
			gone.push(kept.label);
		} else if (JSON.stringify(keptThemeOf(now)) !== JSON.stringify(kept)) {
			changes[base] = keptThemeOf(now);
		}
	}
	return { changes, gone };
}

/** Keeps the look in step with who sits here and what is installed, and says when a theme had to go. */
export function useSettledThemes(): void {
	const status = useHost((now) => now.status);
	const problem = useHost((now) => now.problem);
	const themes = useHost((now) => now.themes);
	const look = useLook((state) => state.look);
	const changing = useLook((state) => state.changing);
	const { data: me } = useQuery(meQuery);
	useEffect(() => {
		if (!changing && me !== undefined) lookOf(me && !me.anonymous ? me.id : ANONYMOUS);
	}, [changing, me]);
	useEffect(() => {
		if (changing) return;
		const { changes, gone } = settled(look, { status, themes, ...(problem ? { problem } : {}) });
		if (Object.keys(changes).length === 0) return;
		changeLook(changes);
		for (const label of gone) {
			say("info", `The theme “${harmlessText(label, 40)}” is gone`, {
				description: "Its extension was removed or switched off. You see the app's own colours again.",
			});
		}
	}, [changing, look, status, problem, themes]);
}
