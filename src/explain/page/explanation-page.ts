import { html, type Markup } from '../../html/html.js';
import { page } from '../../html/page.js';
import { changesBetween } from '../changes.js';
import type { Explanation } from '../explanation.js';
import {
  briefMarkup,
  type Changed,
  mappingMarkup,
  negotiationMarkup,
  notesMarkup,
  onDemandMarkup,
  scenesMarkup,
  statementsMarkup,
  switches,
  trafficMarkup,
} from './parts.js';
import { scenesOf } from './picture.js';

/** An explanation as a page: one file that needs nothing else. */
export function explanationPage(explanation: Explanation): string {
  const { vpn } = explanation;
  return page({
    title: `${vpn.name}: what it does`,
    body: html`<header class="top">${explanationHead(explanation)}</header><main>${explanationBody(explanation)}</main>${foot([explanation])}`,
  });
}

/** Which VPN it is, and what it does in a sentence. */
export function explanationHead({ vpn }: Explanation): Markup {
  const kind = vpn.kind === 'AlwaysOn' ? 'Always On VPN' : 'VPN (IKEv2)';
  return html`<h1>${vpn.name}</h1><p class="kind">${kind} for ${vpn.platform === 'macOS' ? 'Macs' : 'iPhones and iPads'}, ${vpn.platform} ${vpn.os}</p><p class="lead">${vpn.summary}</p>`;
}

/** Everything of an explanation below its head. */
export function explanationBody(explanation: Explanation): Markup {
  const scenes = scenesOf(explanation);
  return html`${notesMarkup(explanation)}
<div class="explained columns">
<section class="card"><h2>Where traffic goes</h2>${switches(scenes)}${scenesMarkup(explanation, scenes, scenes)}</section>
<section class="card"><h2>In short</h2>${briefMarkup(explanation)}</section>
</div>
<section class="card"><h2>All situations</h2>${trafficMarkup(explanation)}</section>
${onDemandMarkup(explanation)}
<div class="columns">
<section class="card"><h2>What the user notices</h2>${statementsMarkup('user', explanation.user)}</section>
<section class="card"><h2>How both sides prove who they are</h2>${statementsMarkup('authentication', explanation.authentication)}</section>
</div>
<section class="card"><h2>Always outside the VPN</h2><p class="muted">Whatever the profile says, this never goes through the tunnel:</p>${statementsMarkup('alwaysOutside', explanation.alwaysOutside)}</section>
${negotiationMarkup(explanation)}
${mappingMarkup(explanation)}`;
}

/** Two explanations side by side, with what changes marked. */
export function changesPage(old: Explanation, newer: Explanation): string {
  const changes = changesBetween(old, newer);
  const changed: Changed = (part, id) => changes.some((change) => change.part === part && change.id === id);
  const all = [...scenesOf(old), ...scenesOf(newer)];
  const both = [
    ['Before', old],
    ['After', newer],
  ] as const;
  const pair = (part: (explanation: Explanation) => Markup) =>
    html`<div class="columns">${both.map(([when, explanation]) => html`<section class="card"><h3>${when}: ${explanation.file}</h3>${part(explanation)}</section>`)}</div>`;
  return page({
    title: `${old.file} → ${newer.file}`,
    body: html`<header class="top"><h1>What changes</h1><p class="lead">From ${old.file} to ${newer.file}</p></header>
<main>
<section class="card"><h2>${changes.length === 0 ? 'Both do the same' : 'Changes'}</h2>${
      changes.length > 0 &&
      html`<div class="scroll"><table><thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${changes.map(
        ({ about, old: was, new: is }) =>
          html`<tr><th scope="row">${about}</th><td>${was ?? '–'}</td><td>${is ?? '–'}</td></tr>`,
      )}</tbody></table></div>`
    }</section>
<div class="explained"><h2>Where traffic goes</h2>${switches(all)}${pair((explanation) => html`${notesMarkup(explanation)}${scenesMarkup(explanation, scenesOf(explanation), all)}`)}</div>
${pair((explanation) => briefMarkup(explanation, changed))}
${pair((explanation) => html`<h2>All situations</h2>${trafficMarkup(explanation, changed)}`)}
${pair((explanation) => html`<h2>What the user notices</h2>${statementsMarkup('user', explanation.user, changed)}`)}
${pair((explanation) => html`<h2>How both sides prove who they are</h2>${statementsMarkup('authentication', explanation.authentication, changed)}`)}
${pair((explanation) => negotiationMarkup(explanation, changed))}
</main>${foot([old, newer])}`,
  });
}

function foot(explanations: readonly Explanation[]): Markup {
  return html`<footer>Explained from ${explanations.map(({ file }, index) => html`${index > 0 && ' and '}<code>${file}</code>`)} by alwayson. Not affiliated with Apple or Microsoft.</footer>`;
}
