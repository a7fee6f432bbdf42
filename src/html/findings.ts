import type { Finding, Severity } from '../finding.js';
import type { FileReport, Summary } from '../report/report.js';
import { messageWords, plural, printableLines } from '../report/wording.js';
import { html, type Markup, sourceLink } from './html.js';

const severities = ['error', 'warning', 'info'] as const;

const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Switches that show and hide findings by severity; they work on everything in the element of class `filters` around them. */
export function filterMarkup(summary: Summary): Markup {
  return html`<fieldset class="states"><legend class="muted small">Show</legend><div class="options">${severities.map(
    (severity) =>
      html`<label><input type="checkbox" class="show-${severity}" checked><span>${plural(summary[severity], nouns[severity])}</span></label>`,
  )}</div></fieldset>`;
}

/** What was found in one file, worst first. */
export function fileMarkup(file: FileReport): Markup {
  const { findings, minimumOS } = file;
  const failed = findings.some(({ severity }) => severity === 'error');
  const sorted = severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  return html`<section class="card"><h2>${file.file}</h2>
<p class="muted">${[
    file.document,
    ...(minimumOS !== undefined && !failed ? [`works as written from iOS ${minimumOS}`] : []),
    ...(findings.length === 0 ? ['nothing found'] : []),
  ].join('; ')}</p>
${sorted.map((finding) => findingMarkup(finding, file))}</section>`;
}

function findingMarkup(finding: Finding, file: FileReport): Markup {
  const { rule, severity, why, source, confidence, fix, os } = finding;
  return html`<article class="finding ${severity}">
<p><span class="severity">${severityWords[severity]}</span> ${messageWords(finding)} <code class="muted">${rule}</code></p>
<p class="muted small">${placeOf(finding, file)}${os !== undefined && ` On ${os}.`}</p>
<p class="small">${why}</p>
${fix !== undefined && html`<p class="small">Fix:</p><pre>${printableLines(fix).map((line) => html`${line}\n`)}</pre>`}
<p class="muted small">${confidence}: ${sourceLink(source)}</p>
</article>`;
}

function placeOf({ document, path, position }: Finding, file: FileReport): Markup {
  const at = position === undefined ? '' : `Line ${position.line}, column ${position.column}: `;
  const of = document === file.document ? '' : `${document} `;
  return path === '' ? html`${at}the whole ${document}` : html`${at}${of}<code>${path}</code>`;
}
