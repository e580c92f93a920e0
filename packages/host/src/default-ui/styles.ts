/**
 * How the host's own dialogs and messages look. An app's theme is set with the custom properties `--annex-*` on its root;
 * light and dark follow the page's `color-scheme`.
 */
export const styles = `
:host {
	--surface: var(--annex-surface, light-dark(#ffffff, #1c1f24));
	--ink: var(--annex-ink, light-dark(#16181d, #eceef2));
	--muted: var(--annex-muted, light-dark(#535a66, #a6acb8));
	--line: var(--annex-line, light-dark(#e5e7eb, #353941));
	--control: var(--annex-control, light-dark(#878e9a, #6a717e));
	--hover: var(--annex-hover, light-dark(#eff0f3, #2a2e35));
	--accent: var(--annex-accent, light-dark(#2f5fe0, #3f6df0));
	--on-accent: var(--annex-on-accent, #ffffff);
	--focus: var(--annex-focus, light-dark(#2450c4, #92b2ff));
	--warn: var(--annex-warn, light-dark(#815400, #e6b85c));
	--bad: var(--annex-bad, light-dark(#b4232b, #ff8d92));
	--radius: var(--annex-radius, 6px);
	font: 14px/22px var(--annex-font, ui-sans-serif, system-ui, sans-serif);
	color: var(--ink);
}
* { box-sizing: border-box; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
dialog, .toasts {
	color: inherit;
	font: inherit;
}
dialog {
	width: min(480px, calc(100vw - 24px));
	max-height: min(640px, calc(100dvh - 24px));
	padding: 0;
	border: 1px solid var(--line);
	border-radius: calc(var(--radius) + 4px);
	background: var(--surface);
	box-shadow: 0 24px 64px -16px rgb(0 0 0 / 35%);
	overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: light-dark(rgb(20 22 26 / 32%), rgb(0 0 0 / 58%)); }
.head { display: flex; gap: 12px; align-items: center; padding: 20px 20px 8px; }
.head img, .head .mark { flex: none; width: 40px; height: 40px; border-radius: 9px; }
.head .mark { display: grid; place-items: center; background: var(--hover); color: var(--muted); font-weight: 600; }
.head div { min-width: 0; }
h2 { margin: 0; font-size: 16px; line-height: 24px; font-weight: 600; overflow-wrap: anywhere; }
.by { margin: 0; font-size: 12px; line-height: 16px; color: var(--muted); overflow-wrap: anywhere; }
.body { padding: 4px 20px 12px; overflow-y: auto; }
.body p { margin: 0 0 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.foot {
	display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-content: flex-end;
	padding: 12px 20px 20px;
}
.foot .note { flex: 1 1 160px; margin: 0; font-size: 12px; line-height: 16px; color: var(--muted); }
button {
	min-height: 32px; padding: 4px 12px; border: 1px solid var(--line); border-radius: var(--radius);
	background: transparent; color: inherit; font: inherit; font-weight: 500; cursor: pointer;
}
button:hover { background: var(--hover); }
button.primary { border-color: transparent; background: var(--accent); color: var(--on-accent); }
button.primary:hover { filter: brightness(0.93); }
button.quiet { border-color: transparent; color: var(--muted); }
[aria-disabled="true"] { cursor: default; }
.foot button[aria-disabled="true"] { opacity: 0.62; }
h3 { margin: 8px 0 0; font-size: 12px; line-height: 16px; font-weight: 500; color: var(--muted); }
ul { margin: 0; padding: 0; list-style: none; }
.asked li { padding: 12px 0; border-bottom: 1px solid var(--line); }
.asked li:last-child { border-bottom: 0; }
.asked label { display: flex; gap: 12px; align-items: flex-start; cursor: pointer; }
.asked label > span { flex: 1; min-width: 0; }
.asked b { font-weight: 500; overflow-wrap: anywhere; }
.asked small { display: block; font-size: 13px; line-height: 20px; color: var(--muted); overflow-wrap: anywhere; }
.risk, .new { font-size: 12px; line-height: 16px; font-weight: 500; color: var(--warn); }
input[type="checkbox"] {
	appearance: none; flex: none; position: relative; width: 36px; height: 20px; margin: 1px 0 0;
	border: 1px solid var(--control); border-radius: 10px; background: transparent; cursor: pointer;
}
input[type="checkbox"]::before {
	content: ""; position: absolute; top: 3px; left: 3px; width: 12px; height: 12px; border-radius: 50%;
	background: var(--control); transition: translate 120ms;
}
input[type="checkbox"]:checked { border-color: var(--accent); background: var(--accent); }
input[type="checkbox"]:checked::before { translate: 16px 0; background: var(--on-accent); }
input[type="text"] {
	width: 100%; min-height: 36px; padding: 6px 10px; border: 1px solid var(--control); border-radius: var(--radius);
	background: transparent; color: inherit; font: inherit;
}
[role="listbox"] { margin-top: 8px; max-height: 280px; overflow-y: auto; }
[role="option"] { padding: 6px 10px; border-radius: var(--radius); cursor: pointer; overflow-wrap: anywhere; }
[role="option"] small { display: block; font-size: 12px; line-height: 16px; color: var(--muted); }
[role="option"][aria-selected="true"] { background: var(--hover); box-shadow: inset 2px 0 var(--accent); }
pre {
	margin: 0; padding: 12px; border-radius: var(--radius); background: var(--hover); overflow: auto; max-height: 360px;
	font: 12px/18px var(--annex-mono, ui-monospace, monospace); white-space: pre-wrap; overflow-wrap: anywhere;
}
.toasts {
	position: fixed; inset: auto 16px 16px auto; width: min(360px, calc(100vw - 32px)); max-height: calc(100dvh - 32px);
	margin: 0; padding: 0; border: 0; background: transparent; overflow-y: auto;
}
.toasts:popover-open { display: grid; gap: 8px; }
.toast {
	padding: 12px 12px 12px 16px; border: 1px solid var(--line); border-left: 3px solid var(--line);
	border-radius: calc(var(--radius) + 2px); background: var(--surface); box-shadow: 0 4px 16px -4px rgb(0 0 0 / 22%);
}
.toast.warning { border-left-color: var(--warn); }
.toast.error { border-left-color: var(--bad); }
.toast .top { display: flex; gap: 8px; justify-content: space-between; align-items: center; }
.toast .top strong { font-size: 12px; line-height: 16px; font-weight: 500; color: var(--muted); overflow-wrap: anywhere; }
.toast .top button { min-height: 24px; padding: 0 8px; font-size: 12px; }
.toast p { margin: 4px 0 0; font-size: 13px; line-height: 20px; white-space: pre-wrap; overflow-wrap: anywhere; }
.toast .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
progress { width: 100%; height: 6px; margin-top: 8px; accent-color: var(--accent); }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (max-width: 480px) { dialog { margin-bottom: 12px; } .foot .note { flex-basis: 100%; } .foot button { flex: 1 1 120px; min-height: 40px; } }
`;
