import { styles } from "./styles.ts";

let made: ShadowRoot | undefined;

/**
 * Where the host draws: a shadow tree of its own, which the page's styles do not reach. Its style sheet is constructed, so
 * that it needs nothing of the page's content security policy.
 */
export function surface(): ShadowRoot {
	if (made?.host.isConnected) return made;
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(styles);
	const host = document.createElement("annex-host");
	made = host.attachShadow({ mode: "open" });
	made.adoptedStyleSheets = [sheet];
	document.body.append(host);
	return made;
}
