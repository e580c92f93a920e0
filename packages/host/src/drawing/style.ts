/**
 * The custom properties that panels take their looks from, with what holds where the app sets none. Set them on the
 * element that a panel is drawn into, or on any element around it.
 */
export const panelProperties = {
	"--annex-ink": "light-dark(#16181d, #eceef2)",
	"--annex-muted": "light-dark(#535a66, #a6acb8)",
	"--annex-line": "light-dark(#d9dce2, #33373f)",
	"--annex-control-line": "light-dark(#878e9a, #6a717e)",
	"--annex-surface": "light-dark(#ffffff, #16181c)",
	"--annex-hover": "light-dark(#eff0f3, #22252b)",
	"--annex-accent": "light-dark(#2f5fe0, #3f6df0)",
	"--annex-on-accent": "#ffffff",
	"--annex-accent-ink": "light-dark(#2450c4, #92b2ff)",
	"--annex-accent-soft": "light-dark(#ebf0fe, #1a2440)",
	"--annex-good": "light-dark(#0d7148, #55c894)",
	"--annex-good-soft": "light-dark(#e5f5ed, #10271c)",
	"--annex-warn": "light-dark(#815400, #e6b85c)",
	"--annex-warn-soft": "light-dark(#fdf3dc, #2b2311)",
	"--annex-bad": "light-dark(#b4232b, #ff8d92)",
	"--annex-bad-soft": "light-dark(#fdeced, #331a1d)",
	"--annex-bad-solid": "light-dark(#c42b33, #cf3941)",
	"--annex-font": "system-ui, sans-serif",
	"--annex-mono": "ui-monospace, monospace",
	"--annex-text": "0.8125rem",
	"--annex-small": "0.75rem",
	"--annex-radius": "6px",
	"--annex-control": "2rem",
	"--annex-row": "1.75rem",
} as const;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all panels of the page. Constructed, so that a policy without `unsafe-inline` lets it be. */
export function panelStyle(): CSSStyleSheet {
	if (sheet === undefined) {
		sheet = new CSSStyleSheet();
		sheet.replaceSync(CSS);
	}
	return sheet;
}

// Read once with what the app set, and with what holds otherwise.
const read = Object.entries(panelProperties)
	.map(([name, value]) => `${name.replace("--annex-", "--p-")}: var(${name}, ${value});`)
	.join("\n");

const CSS = `
:host { display: flex; flex-direction: column; min-height: 0; ${read}
	color: var(--p-ink); font: var(--p-text)/1.5 var(--p-font); overflow-wrap: anywhere; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, ul, ol, figure, blockquote, pre, hr { margin: 0; padding: 0; }
:focus-visible { outline: 2px solid var(--p-accent); outline-offset: 1px; border-radius: 3px; }
.owner { flex: none; padding: 0 1rem 0.375rem; color: var(--p-muted); font-size: var(--p-small); line-height: 1.25rem;
	border-bottom: 1px solid var(--p-line); unicode-bidi: isolate; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.body, .notice { flex: 1; min-height: 0; overflow-y: auto; }
.body { display: flex; flex-direction: column; gap: 0.75rem; padding: 0.75rem 1rem 1rem; position: relative; contain: paint; }
.body > * { flex: none; }
.notice { padding: 0.875rem 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skeleton { height: 0.75rem; margin: 0.375rem 0 0.75rem; border-radius: 4px; background: var(--p-hover); }
.stack { display: flex; flex-direction: column; }
.stack.padded { padding: 0.75rem; }
.row { display: flex; min-width: 0; }
.row.wrap { flex-wrap: wrap; }
.gap-none { gap: 0; } .gap-small { gap: 0.375rem; } .gap-medium { gap: 0.75rem; } .gap-large { gap: 1.25rem; }
.align-start { align-items: flex-start; } .align-center { align-items: center; } .align-end { align-items: flex-end; }
.justify-end { justify-content: flex-end; } .justify-between { justify-content: space-between; } .justify-center { justify-content: center; }
hr { width: 100%; border: 0; border-top: 1px solid var(--p-line); }
.text { white-space: pre-wrap; min-width: 0; }
.small { font-size: var(--p-small); } .strong { font-weight: 600; } .mono, code, pre { font-family: var(--p-mono); font-size: 0.92em; }
.tone-muted { color: var(--p-muted); } .tone-accent { color: var(--p-accent-ink); } .tone-good { color: var(--p-good); }
.tone-warn { color: var(--p-warn); } .tone-bad { color: var(--p-bad); }
.heading { font-weight: 600; text-wrap: balance; }
.heading[data-level="1"] { font-size: 1.25em; } .heading[data-level="2"] { font-size: 1.08em; }
.badge, .item-badge { display: inline-block; padding: 0 0.5rem; border-radius: 999px; background: var(--p-hover);
	font-size: var(--p-small); line-height: 1.25rem; font-variant-numeric: tabular-nums; }
.badge.tone-normal, .badge.tone-muted { color: var(--p-muted); } .badge.tone-accent { background: var(--p-accent-soft); }
.badge.tone-good { background: var(--p-good-soft); } .badge.tone-warn { background: var(--p-warn-soft); } .badge.tone-bad { background: var(--p-bad-soft); }
a { color: var(--p-accent-ink); text-decoration: none; }
a .link-text { text-decoration: underline; text-underline-offset: 2px; }
.address { color: var(--p-muted); font-size: var(--p-small); unicode-bidi: isolate; white-space: nowrap; }
.address svg { margin-left: 2px; vertical-align: -1px; }
.image { display: block; max-width: 100%; height: auto; border-radius: var(--p-radius); }
.image.missing { padding: 0.5rem; border: 1px dashed var(--p-line); color: var(--p-muted); }
.progress { display: block; } .progress-label { display: flex; justify-content: space-between; gap: 0.75rem; margin-bottom: 0.25rem; }
.figure { color: var(--p-muted); font-variant-numeric: tabular-nums; }
progress { width: 100%; height: 6px; border: 0; border-radius: 999px; appearance: none; background: var(--p-hover); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--p-hover); } progress::-webkit-progress-value { background: var(--p-accent); }
progress::-moz-progress-bar { background: var(--p-accent); }
progress:indeterminate::-webkit-progress-bar { background: linear-gradient(90deg, var(--p-hover), var(--p-accent), var(--p-hover)); }
.button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; min-height: var(--p-control); padding: 0 0.75rem;
	border: 1px solid var(--p-line); border-radius: var(--p-radius); background: var(--p-surface); color: var(--p-ink); font: 500 var(--p-text)/1.3 var(--p-font);
	text-align: start; }
.button:hover { background: var(--p-hover); } .button:disabled { opacity: 0.5; }
.button svg, .item svg { flex: none; }
.button.primary { border-color: transparent; background: var(--p-accent); color: var(--p-on-accent); }
.button.danger { border-color: transparent; background: var(--p-bad-solid); color: #fff; }
.button.primary:hover, .button.danger:hover { filter: brightness(0.93); }
.button.quiet { border-color: transparent; background: transparent; color: var(--p-muted); } .button.quiet:hover { background: var(--p-hover); color: var(--p-ink); }
.field { display: flex; flex-direction: column; gap: 0.25rem; min-width: 0; flex: 1 1 auto; }
.field-label { font-weight: 500; } .hint { color: var(--p-muted); font-size: var(--p-small); }
.input { width: 100%; min-height: var(--p-control); padding: 0.25rem 0.625rem; border: 1px solid var(--p-control-line); border-radius: var(--p-radius);
	background: var(--p-surface); color: var(--p-ink); font: inherit; }
textarea.input { resize: vertical; } .input::placeholder { color: var(--p-muted); opacity: 1; }
.input:focus { outline: 2px solid var(--p-accent); outline-offset: -1px; border-radius: var(--p-radius); } .input:disabled { opacity: 0.6; }
.toggle { display: flex; align-items: flex-start; gap: 0.5rem; }
.toggle input { flex: none; width: 1rem; height: 1rem; margin: 0.125rem 0 0; accent-color: var(--p-accent); }
.toggle input.switch { appearance: none; width: 1.75rem; border-radius: 999px; background: var(--p-control-line); position: relative; }
.toggle input.switch::after { content: ""; position: absolute; top: 2px; left: 2px; width: 12px; height: 12px; border-radius: 50%; background: #fff; transition: left 120ms; }
.toggle input.switch:checked { background: var(--p-accent); } .toggle input.switch:checked::after { left: 14px; }
.list { list-style: none; display: flex; flex-direction: column; } .list .list { padding-left: 0.875rem; }
.body > .list { margin: 0 -0.5rem; }
.item:focus-visible { outline: 2px solid var(--p-accent); outline-offset: -2px; }
.item { display: flex; align-items: center; gap: 0.375rem; min-height: var(--p-row); padding: 0.125rem 0.5rem; border-radius: 4px; cursor: default; }
.selectable .item:hover { background: var(--p-hover); }
.item[aria-selected="true"] { background: var(--p-accent-soft); color: var(--p-accent-ink); }
.twisty { flex: none; display: inline-flex; width: 14px; color: var(--p-muted); } .twisty.none { visibility: hidden; }
[role="listbox"] .twisty, [role="list"] .twisty { display: none; } .item[aria-expanded="true"] .twisty svg { transform: rotate(90deg); }
.item-icon { display: inline-flex; color: var(--p-muted); } .item-icon:empty { display: none; }
.item-label { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; }
.item-detail { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--p-muted); font-size: var(--p-small); unicode-bidi: isolate; }
.item-badge { margin-left: auto; color: var(--p-muted); }
.table { max-width: 100%; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--p-line); text-align: start; font-weight: 400; vertical-align: top; }
thead th { color: var(--p-muted); font-size: var(--p-small); font-weight: 500; white-space: nowrap; } .end { text-align: end; }
tr.chosen td { background: var(--p-accent-soft); }
.row-button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; text-decoration: underline; text-underline-offset: 2px; text-decoration-color: var(--p-line); }
.chart { display: flex; flex-direction: column; gap: 0.375rem; } .plot svg { display: block; width: 100%; height: 7.5rem; }
.axis { stroke: var(--p-line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.line { fill: none; stroke: currentColor; stroke-width: 1.75; vector-effect: non-scaling-stroke; stroke-linejoin: round; } .bar { fill: currentColor; }
.series-0 { color: var(--p-accent); } .series-1 { color: var(--p-good); } .series-2 { color: var(--p-warn); } .series-3 { color: var(--p-bad); }
.legend { display: flex; flex-wrap: wrap; gap: 0.75rem; font-size: var(--p-small); }
.key::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 0.375rem; border-radius: 2px; background: currentColor; }
summary { color: var(--p-muted); font-size: var(--p-small); width: fit-content; }
.empty { display: flex; flex-direction: column; align-items: center; gap: 0.375rem; padding: 1.5rem 0.5rem; text-align: center; }
.empty .row { margin-top: 0.375rem; } .empty .row:empty { display: none; }
.markdown { display: flex; flex-direction: column; gap: 0.6rem; } .markdown ul, .markdown ol { padding-left: 1.25rem; }
.markdown blockquote { padding-left: 0.75rem; border-left: 2px solid var(--p-line); color: var(--p-muted); }
.markdown pre { overflow-x: auto; padding: 0.5rem 0.75rem; border-radius: var(--p-radius); background: var(--p-hover); white-space: pre; }
@media (pointer: coarse) { .item { min-height: 2.5rem; } .button, .input { min-height: 2.5rem; } .input { font-size: 1rem; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .item[aria-selected="true"] { outline: 2px solid; outline-offset: -2px; } }
`;
