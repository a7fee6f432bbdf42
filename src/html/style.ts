/** The style of every page, as one text: its hash stands in the page's Content-Security-Policy. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --text: #18212c; --muted: #566170; --line: #dbe0e6; --accent: #1f5fa8;
  --through: #0a6e4b; --through-soft: #e4f3ec; --outside: #8a5200; --outside-soft: #fcf0d9;
  --dropped: #a8281f; --dropped-soft: #fbe8e6; --device: #2b3644; --device-screen: #eef2f6; --note-soft: #eaf1fa;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c; --card: #1a2129; --text: #e7ecf2; --muted: #a3aebb; --line: #313b47; --accent: #7fb4f0;
    --through: #5fd0a0; --through-soft: #12302a; --outside: #f2ba62; --outside-soft: #37290f;
    --dropped: #ff9389; --dropped-soft: #3d1d1b; --device: #8b98a8; --device-screen: #222b35; --note-soft: #1b2a3c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
main, .top, footer { max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
.top { padding-top: 2rem; }
footer { padding-block: 1.5rem 3rem; color: var(--muted); font-size: .875rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: 0 0 .75rem; }
h1:last-child { margin-bottom: 1rem; }
.kind { color: var(--muted); margin: 0 0 1rem; }
.lead { font-size: 1.125rem; max-width: 46rem; }
.muted { color: var(--muted); }
.small { font-size: .875rem; }
a { color: var(--accent); }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 0 0 1rem; }
.note { background: var(--note-soft); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1rem; }
.note.bad { background: var(--dropped-soft); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.columns > * { margin: 0; min-width: 0; }
.columns + * { margin-top: 1rem; }
@media (min-width: 56rem) { .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }

.states { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; margin: 0 0 1rem; }
fieldset.states { border: 0; padding: 0; display: block; }
.states fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.states legend { padding: 0; font-size: .875rem; color: var(--muted); margin-bottom: .25rem; }
.options { display: flex; flex-wrap: wrap; gap: .375rem; }
.options label { position: relative; cursor: pointer; }
.options input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; cursor: pointer; }
.options span { display: block; padding: .375rem .75rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); font-size: .9375rem; }
.options input:checked + span { background: var(--accent); border-color: var(--accent); color: var(--card); font-weight: 600; }
.options input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }

.scene { display: none; margin: 0; }
.scene svg { display: block; width: 100%; max-width: 33rem; height: auto; margin: 0 auto; }
.scene figcaption { color: var(--muted); font-size: .9375rem; margin-bottom: .5rem; }
@supports not selector(:has(a)) { .scene { display: block; } .states { display: none; } }

svg text { fill: var(--text); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
svg .band { font-weight: 600; }
svg .faint { fill: var(--muted); font-size: 12px; }
svg .badge { font-size: 10.5px; text-anchor: middle; fill: var(--muted); }
svg .badge-on { font-weight: 700; fill: var(--card); }
svg .middle { text-anchor: middle; }
svg .device { fill: var(--device); }
svg .screen { fill: var(--device-screen); }
svg .chip { fill: var(--card); stroke: var(--line); }
svg .chip-on { fill: var(--accent); }
svg .host { fill: var(--card); stroke: var(--muted); stroke-width: 1.5; }
svg .through { stroke: var(--through); fill: none; stroke-width: 2; }
svg .outside { stroke: var(--outside); fill: none; stroke-width: 2; }
svg .dropped { stroke: var(--dropped); fill: none; stroke-width: 2; }
svg .tube { fill: var(--through-soft); stroke: var(--through); stroke-width: 2; }
svg .no-tube { fill: none; stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 5 5; }
svg .lane-outside { fill: var(--outside-soft); }
svg .lane-dropped { fill: var(--dropped-soft); }
svg .brick { fill: var(--dropped); }
svg .tip-through { fill: var(--through); } svg .tip-outside { fill: var(--outside); }
svg .title-through { fill: var(--through); } svg .title-outside { fill: var(--outside); } svg .title-dropped { fill: var(--dropped); }

.brief { list-style: none; margin: 0; padding: 0; }
.brief li { padding: .625rem 0 .625rem .875rem; border-left: 4px solid var(--line); margin-bottom: .5rem; }
.brief .through-tunnel { border-color: var(--through); }
.brief .outside { border-color: var(--outside); }
.brief .dropped { border-color: var(--dropped); }
.brief .examples { display: block; color: var(--muted); font-size: .875rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--muted); font-size: .8125rem; font-weight: 600; }
tbody th { font-weight: 600; min-width: 8rem; }
.way { display: inline-block; white-space: nowrap; padding: .0625rem .5rem; border-radius: 1rem; font-size: .875rem; font-weight: 600; }
.way.through-tunnel { background: var(--through-soft); color: var(--through); }
.way.outside { background: var(--outside-soft); color: var(--outside); }
.way.dropped { background: var(--dropped-soft); color: var(--dropped); }
tr.changed > *, li.changed { background: var(--note-soft); }
.mark { font-size: .75rem; font-weight: 700; color: var(--accent); text-transform: uppercase; letter-spacing: .04em; }
td.wide { min-width: 12rem; }

.said { list-style: none; margin: 0; padding: 0; }
.said > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.said > li:first-child { border-top: 0; padding-top: 0; }
details > summary { cursor: pointer; color: var(--muted); font-size: .875rem; width: fit-content; }
details p, details ul { margin: .25rem 0 0; font-size: .875rem; color: var(--muted); }
section > details > summary { font-size: 1rem; color: var(--accent); }
.steps { padding-left: 1.25rem; } .steps li { margin-bottom: .5rem; }

.counts { display: flex; flex-wrap: wrap; gap: .375rem; }
.finding { border-left: 4px solid var(--line); padding: .25rem 0 .25rem .875rem; margin: 0 0 1rem; }
.finding.error { border-color: var(--dropped); } .finding.warning { border-color: var(--outside); } .finding.info { border-color: var(--accent); }
.finding p { margin: 0 0 .25rem; }
.severity { font-weight: 700; } .error .severity { color: var(--dropped); } .warning .severity { color: var(--outside); } .info .severity { color: var(--accent); }
pre { white-space: pre-wrap; background: var(--page); border-radius: .375rem; padding: .5rem .75rem; margin: .25rem 0; font: .8125rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.filters:has(.show-error:not(:checked)) .finding.error,
.filters:has(.show-warning:not(:checked)) .finding.warning,
.filters:has(.show-info:not(:checked)) .finding.info { display: none; }

.install { text-align: center; }
h2.part { margin: 1.75rem 0 .75rem; font-size: 1.375rem; }
.install .code svg { width: min(15rem, 70vw); height: auto; background: #fff; padding: .5rem; border-radius: .5rem; }
.button { display: inline-block; background: var(--accent); color: var(--card); border: 0; border-radius: .75rem; padding: .875rem 2rem; font: inherit; font-size: 1.125rem; font-weight: 600; text-decoration: none; cursor: pointer; }
.install ol { text-align: left; }
.drop { display: block; margin-bottom: 1rem; }
.drop input { display: block; width: 100%; margin-top: .5rem; padding: 2.5rem 1.25rem; border: 2px dashed var(--line); border-radius: .75rem; background: var(--page); color: var(--text); font: inherit; cursor: pointer; }
.drop input:hover { border-color: var(--accent); background: var(--note-soft); }
.drop input::file-selector-button { font: inherit; margin-right: 1rem; padding: .375rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: var(--text); cursor: pointer; }
.fields { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; margin-bottom: 1rem; }
.fields label { font-size: .875rem; color: var(--muted); }
.fields input, .fields select { display: block; font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: .375rem; padding: .375rem .5rem; }

@media print {
  :root { --page: #fff; --card: #fff; --text: #000; --muted: #444; --line: #bbb; --accent: #1f5fa8; --through: #0a6e4b; --through-soft: #e4f3ec; --outside: #8a5200; --outside-soft: #fcf0d9; --dropped: #a8281f; --dropped-soft: #fbe8e6; --device: #2b3644; --device-screen: #eef2f6; --note-soft: #eaf1fa; }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .card { break-inside: auto; border-color: #ccc; padding: .5rem .75rem; }
  .states { display: none; }
  .scenes { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
  .scene, .scene.scene-none { display: block; break-inside: avoid; }
  .scene.scene-none { display: none; }
  .scroll { overflow: visible; }
  tr, .said > li, .brief li, .finding { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
${scenes()}
`;

/** Which scene is shown, by the switches alone; and none of the captive ones on a network that has no sign-in page. */
function scenes(): string {
  const rules: string[] = [];
  for (const network of ['WiFi', 'Cellular', 'Ethernet']) {
    for (const state of ['up', 'down', 'captive-portal', 'switched-off']) {
      rules.push(
        `.explained:has(.net-${network}:checked):has(.state-${state}:checked) .scene-${network}-${state} { display: block; }`,
      );
    }
  }
  return rules.join('\n');
}
