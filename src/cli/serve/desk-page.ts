import type { Explanation } from '../../explain/explanation.js';
import { explanationBody, explanationHead } from '../../explain/page/explanation-page.js';
import { html, type Markup } from '../../html/html.js';
import { page } from '../../html/page.js';
import { fileMarkup, filterMarkup } from '../../report/findings-markup.js';
import type { Report } from '../../report/report.js';
import { plural, summaryWords } from '../../report/wording.js';

/** What the desk has to say of a file: what is found and what it does, or why it cannot be read. */
export interface DeskResult {
  readonly report?: Report;
  readonly explanation?: Explanation;
  /** Why there is no report, or no explanation. */
  readonly problem?: string;
}

/** What a page of the desk may do: send its form back to where it came from. */
export const deskAllows = "form-action 'self'";

/** The desk: a form for a policy or a profile, and what came of the last one. */
export function deskPage(osVersions: { readonly newest: string }, result?: DeskResult): string {
  const title = result?.explanation?.vpn.name ?? 'alwayson desk';
  return page({
    title,
    allows: deskAllows,
    body: html`<header class="top">${result === undefined ? html`<h1>What does it do?</h1><p class="lead">Drop a policy of Intune or a profile here. It is read on this machine, and nothing leaves it.</p>` : head(result)}</header>
<main>${result !== undefined && answer(result)}${form(osVersions.newest, result !== undefined)}</main>
<footer>alwayson on this machine. Not affiliated with Apple or Microsoft.</footer>`,
  });
}

function head({ explanation, problem }: DeskResult): Markup {
  if (explanation !== undefined) return explanationHead(explanation);
  return html`<h1>${problem === undefined ? 'Report' : 'This cannot be explained'}</h1>`;
}

function answer({ report, explanation, problem }: DeskResult): Markup {
  return html`${problem !== undefined && html`<p class="note bad" role="alert">${problem}</p>`}
${explanation !== undefined && explanationBody(explanation)}
${
  report !== undefined &&
  html`<section class="filters"><h2>Report: ${summaryWords(report.summary)} in ${plural(report.files.length, 'file')}</h2>${filterMarkup(report.summary)}${report.files.map(fileMarkup)}</section>`
}`;
}

function form(newestOS: string, again: boolean): Markup {
  return html`<form method="post" enctype="multipart/form-data" class="card"><h2>${again ? 'Another file' : 'A file'}</h2>
<label class="drop">Drop a policy (JSON) or a profile (.mobileconfig) here, or choose one<input type="file" name="file" required></label>
<div class="fields">
<label>For<select name="platform"><option value="iOS">iPhone, iPad</option><option value="macOS">Mac</option></select></label>
<label>OS version<input name="os" value="${newestOS}" size="6" inputmode="decimal"></label>
<label>Policy, where the file holds several<input name="select" placeholder="name or id"></label>
</div>
<button class="button">Explain and verify</button></form>`;
}
