import type { Finding } from '../finding.js';
import { html, type Markup, sourceLink } from '../html/html.js';
import type { FileReport, Summary } from './report.js';
import { fileWords, placeWords, plural, printableLines, severityWords } from './wording.js';

const severities = ['error', 'warning', 'info'] as const;

/** Switches that show and hide findings by severity; they work on everything in the element of class `filters` around them. */
export function filterMarkup(summary: Summary): Markup {
  return html`<fieldset class="states"><legend class="muted small">Show</legend><div class="options">${severities.map(
    (severity) =>
      html`<label><input type="checkbox" class="show-${severity}" checked><span>${plural(summary[severity], severityWords[severity])}</span></label>`,
  )}</div></fieldset>`;
}

/** What was found in one file, worst first. */
export function fileMarkup(file: FileReport): Markup {
  return html`<section class="card"><h2>${file.file}</h2>
<p class="muted">${fileWords(file)}</p>
${file.findings.map((finding) => findingMarkup(finding, file))}</section>`;
}

function findingMarkup(finding: Finding, file: FileReport): Markup {
  const { rule, severity, why, source, confidence, fix, os } = finding;
  return html`<article class="finding ${severity}">
<p><span class="severity">${capital(severityWords[severity])}</span> ${finding.message} <code class="muted">${rule}</code></p>
<p class="muted small"><code>${placeWords(finding, file)}</code>${os !== undefined && ` On ${os}.`}</p>
<p class="small">${why}</p>
${fix !== undefined && html`<p class="small">Fix:</p><pre>${printableLines(fix).map((line) => html`${line}\n`)}</pre>`}
<p class="muted small">${confidence}: ${sourceLink(source)}</p>
</article>`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
