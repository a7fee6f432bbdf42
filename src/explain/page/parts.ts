import { html, type Markup, sourceLink } from '../../html/html.js';
import type { Explanation, Grounds, Offer, Statement, Way } from '../explanation.js';
import { trafficTable } from '../table.js';
import { notes } from '../text.js';
import { interfaceWords, stateWords, wayWords } from '../words.js';
import { picture, type Scene } from './picture.js';

/** What is marked as changed: ids of traffic, statements and offers, by the part that they are in. */
export type Changed = (part: string, id: string) => boolean;

const nothing: Changed = () => false;

const confidenceWords = {
  documented: 'Documented',
  observed: 'Seen on devices, not documented',
  inferred: 'Follows from the documentation, not confirmed on a device',
} as const;

/** What the reader has to know before anything else. */
export function notesMarkup(explanation: Explanation): readonly Markup[] {
  return notes(explanation).map(
    (note) => html`<p class="note${note.startsWith('The rules') && ' bad'}">${note}</p>`,
  );
}

/** The switches of the picture; their classes are what the style looks for. */
export function switches(scenes: readonly Scene[]): Markup {
  const networks = [...new Set(scenes.map(({ network }) => network))];
  const states = [...new Set(scenes.map(({ tunnel }) => tunnel))];
  return html`<div class="states">
<fieldset><legend>The device is on</legend><div class="options">${networks.map(
    (name, index) =>
      html`<label><input type="radio" name="network" class="net-${name}"${index === 0 && ' checked'}><span>${interfaceWords[name]}</span></label>`,
  )}</div></fieldset>
<fieldset><legend>State of the VPN</legend><div class="options">${states.map(
    (name, index) =>
      html`<label><input type="radio" name="state" class="state-${name}"${index === 0 && ' checked'}><span>${stateWords[name]}</span></label>`,
  )}</div></fieldset>
</div>`;
}

/** Every situation as a figure, of which the switches show one. */
export function scenesMarkup(
  explanation: Explanation,
  scenes: readonly Scene[],
  all: readonly Scene[],
): Markup {
  const has = ({ network, tunnel }: Scene) =>
    scenes.some((scene) => scene.network === network && scene.tunnel === tunnel);
  const networks = [...new Set(all.map(({ network }) => network))];
  const states = [...new Set(all.map(({ tunnel }) => tunnel))];
  const without = networks.flatMap((network) =>
    states.map((tunnel) => ({ network, tunnel })).filter((scene) => !has(scene)),
  );
  return html`<div class="scenes">${scenes.map(
    (scene) =>
      html`<figure class="scene scene-${scene.network}-${scene.tunnel}"><figcaption>${interfaceWords[scene.network]} · ${stateWords[scene.tunnel]}</figcaption>${picture(explanation, scene)}</figure>`,
  )}${without.map(
    ({ network, tunnel }) =>
      html`<figure class="scene scene-none scene-${network}-${tunnel}"><figcaption>${interfaceWords[network]} · ${stateWords[tunnel]}: ${
        tunnel === 'captive-portal'
          ? 'only Wi-Fi networks have sign-in pages.'
          : 'this cannot happen with this VPN.'
      }</figcaption></figure>`,
  )}</div>`;
}

/** What happens to each kind of traffic, in sentences. */
export function briefMarkup({ summary, traffic }: Explanation, changed: Changed = nothing): Markup {
  const wayOf = (id: string): Way =>
    traffic.find((one) => one.id === id && one.tunnel === 'up')?.goes ?? 'dropped';
  return html`<ul class="brief">${summary.map(
    ({ id, traffic: name, examples, text }) =>
      html`<li class="${wayOf(id)}${changed('traffic', id) && ' changed'}"><strong>${name}</strong>${text.startsWith(`${name}: `) ? `: ${text.slice(name.length + 2)}` : html`<br>${text}`}${
        examples !== '' && html`<span class="examples">${sentence(examples)}</span>`
      }${mark(changed('traffic', id))}</li>`,
  )}</ul>`;
}

/** Where each kind of traffic goes in every situation, with the reasons below. */
export function trafficMarkup(explanation: Explanation, changed: Changed = nothing): Markup {
  const { columns, rows } = trafficTable(explanation);
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Traffic</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ id, traffic, ways }) =>
      html`<tr${changed('traffic', id) && html` class="changed"`}><th scope="row">${traffic}${mark(changed('traffic', id))}</th>${ways.map(
        (way) =>
          html`<td>${way !== undefined && html`<span class="way ${way}">${wayWords[way]}</span>`}</td>`,
      )}</tr>`,
  )}</tbody></table></div>
<details><summary>Why, with sources</summary><ul class="said">${explanation.summary.map(({ id, traffic }) => {
    const own = explanation.traffic.filter((one) => one.id === id);
    const said = own.filter(({ why }, index) => own.findIndex((other) => other.why === why) === index);
    return html`<li><strong>${traffic}</strong>${said.map((one) => html`<p>${grounds(one)}</p>`)}</li>`;
  })}</ul></details>`;
}

/** Statements, each with its reason to unfold. */
export function statementsMarkup(
  part: string,
  statements: readonly Statement[],
  changed: Changed = nothing,
): Markup {
  return html`<ul class="said">${statements.map(
    (statement) =>
      html`<li${changed(part, statement.id) && html` class="changed"`}>${statement.text}${mark(changed(part, statement.id))}<details><summary>Why</summary><p>${grounds(statement)}</p></details></li>`,
  )}</ul>`;
}

function grounds({ because, why, source, confidence }: Grounds): Markup {
  const place = because.path === '' ? `the whole ${because.document}` : because.path;
  return html`${why} <code>${place}</code>. ${confidenceWords[confidence]}: ${sourceLink(source)}.`;
}

/** How the VPN connects by itself. */
export function onDemandMarkup({ onDemand }: Explanation): Markup {
  if (onDemand === undefined) return html``;
  return html`<section class="card"><h2>When the VPN connects by itself</h2><p>${onDemand.text}</p>${
    onDemand.steps.length > 0 &&
    html`<ol class="steps">${onDemand.steps.map(
      (step) =>
        html`<li>${step.when.length === 0 ? 'On every network' : `If ${step.when.join(' and ')}`}: ${step.does}${
          step.reachedOn.length === 0 &&
          html` <span class="muted">(The device never gets to this rule.)</span>`
        }</li>`,
    )}</ol>`
  }</section>`;
}

/** What the device offers its gateways. */
export function negotiationMarkup({ negotiation }: Explanation, changed: Changed = nothing): Markup {
  if (negotiation.tunnels.length === 0) return html``;
  return html`<section class="card"><h2>What the device offers the gateway</h2>${negotiation.tunnels.map(
    ({ interfaces, gateway, ike, child, upkeep }) =>
      html`<h3>${[interfaces.map((name) => interfaceWords[name]).join(' and '), gateway ?? ''].filter((word) => word !== '').join(' › ')}</h3>
${offersMarkup('IKE: protects the negotiation', ike, changed)}${offersMarkup('Child: protects the traffic', child, changed)}${offersMarkup('Upkeep', upkeep, changed)}`,
  )}</section>`;
}

function offersMarkup(title: string, offers: readonly Offer[], changed: Changed): Markup {
  if (offers.length === 0) return html``;
  const spelt = offers.some(({ gateway }) => gateway !== undefined);
  return html`<div class="scroll"><table><thead><tr><th scope="col">${title}</th><th scope="col">Value</th>${
    spelt && html`<th scope="col">IANA</th><th scope="col">Gateway</th>`
  }</tr></thead><tbody>${offers.map(
    ({ id, name, value, iana, gateway, default: filledIn, why }) =>
      html`<tr${changed('negotiation', id) && html` class="changed"`}><th scope="row">${name}</th><td>${value}${
        filledIn && html` <span class="muted">(filled in by the device)</span>`
      }<details><summary>Why</summary><p>${why}</p></details></td>${
        spelt &&
        html`<td>${iana !== undefined && `${iana.name} (${iana.id})`}</td><td>${
          gateway !== undefined &&
          Object.entries(gateway).map(
            ([product, word]) =>
              html`<div><span class="muted small">${product}</span> <code>${word}</code></div>`,
          )
        }</td>`
      }</tr>`,
  )}</tbody></table></div>`;
}

/** Each Graph property beside the key that it became. */
export function mappingMarkup({ mapping }: Explanation): Markup {
  if (mapping.length === 0) return html``;
  const set = mapping.some(({ setTo }) => setTo !== undefined);
  return html`<section class="card"><h2>In the Intune policy</h2><details><summary>${mapping.length} properties and what each does</summary>
<div class="scroll"><table><thead><tr><th scope="col">Intune setting</th>${set && html`<th scope="col">Set to</th>`}<th scope="col">Apple key</th><th scope="col">Effect</th></tr></thead>
<tbody>${mapping.map(
    ({ property, label, setTo, key, value, effect }) =>
      html`<tr><td>${label !== undefined && html`${label}<br>`}<code class="muted">${property}</code></td>${set && html`<td>${setTo}</td>`}<td>${key !== undefined && html`<code>${key}</code>`} ${value}</td><td class="wide">${effect}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}

function mark(isChanged: boolean): Markup | false {
  return isChanged && html` <span class="mark">changed</span>`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
