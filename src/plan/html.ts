import { wayWords } from '../explain/words.js';
import { html, type Markup, sourceLink } from '../html/html.js';
import { page } from '../html/page.js';
import { worstFirst } from '../report/worst-first.js';
import type { Plan, PlanStatement } from './plan-types.js';
import {
  changeWords,
  differenceWords,
  headings,
  outcomeWords,
  payloadWords,
  subjectWords,
  trafficWords,
} from './wording.js';

/** A plan as a page: one file that needs nothing else. */
export function planPage(plan: Plan): string {
  const [outcome = '', ...rest] = outcomeWords(plan).split(': ');
  return page({
    title: `alwayson plan: ${outcomeWords(plan)}`,
    body: html`<header class="top"><h1>${outcome}</h1><p class="lead">${sentenceCase(rest.join(': '))}</p></header>
<main>
${card(headings.payloads, payloadsMarkup(plan))}
${card(headings.statements, statementsMarkup(plan))}
${card(headings.traffic, trafficMarkup(plan))}
${card(headings.differences, differencesMarkup(plan))}
</main>
<footer>Planned by alwayson. Not affiliated with Apple or Microsoft.</footer>`,
  });
}

function card(heading: string, body: Markup | undefined): Markup | undefined {
  return body && html`<section class="card"><h2>${heading}</h2>${body}</section>`;
}

function table(head: readonly string[], rows: readonly Markup[]): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<div class="scroll"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function payloadsMarkup({ payloads }: Plan): Markup | undefined {
  return table(
    ['Change', 'Type', 'Payload', 'What it means'],
    payloads.map(
      (one) =>
        html`<tr><th scope="row">${changeWords(one)}</th><td><code>${one.type ?? 'without a type'}</code></td><td><code>${payloadWords(one)}</code></td><td class="wide">${one.meaning && saidMarkup(one.meaning)}</td></tr>`,
    ),
  );
}

function statementsMarkup({ statements }: Plan): Markup | undefined {
  if (statements.length === 0) return undefined;
  return html`<ul class="said">${statements.map(
    (one) => html`<li><strong>${subjectWords[one.about]}</strong>: ${saidMarkup(one)}</li>`,
  )}</ul>`;
}

function saidMarkup({ message, fix, source, confidence }: PlanStatement): Markup {
  return html`${message}${fix !== undefined && ` Fix: ${fix}`}<details><summary>Source</summary><p>${confidence}: ${sourceLink(source)}</p></details>`;
}

function trafficMarkup({ traffic }: Plan): Markup | undefined {
  const way = (name: keyof typeof wayWords) => html`<span class="way ${name}">${wayWords[name]}</span>`;
  return table(
    ['Traffic', 'When', 'Installed', 'New'],
    trafficWords(traffic).map(
      (one) =>
        html`<tr><th scope="row">${one.traffic}</th><td>${sentenceCase(one.when)}</td><td>${way(one.from)}</td><td>${way(one.to)}</td></tr>`,
    ),
  );
}

function differencesMarkup({ differences }: Plan): Markup | undefined {
  if (differences.length === 0) return undefined;
  return html`${worstFirst(differences, (one) => one).map(
    (one) =>
      html`<article class="finding ${one.severity}"><p><span class="severity">${sentenceCase(differenceWords[one.severity])}</span> ${one.message} <code class="muted">${one.rule}</code></p></article>`,
  )}`;
}

function sentenceCase(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
