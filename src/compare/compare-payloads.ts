import { payloadEffectOf, type Touch } from '../apple/payload-effects.js';
import { appleSources } from '../apple/sources.js';
import { identityOf } from '../device/identity.js';
import type { ProfileView } from '../device/profile-view.js';
import type { PayloadView } from '../device/views.js';
import type { Finding, Severity } from '../finding.js';
import { get } from '../plist/navigate.js';
import { inSentence } from '../text/in-sentence.js';
import { compareFinding } from './findings.js';
import { newContents } from './payload-content.js';
import type { Sides, SideWords } from './sides.js';
import { Untaken } from './untaken.js';

interface Other {
  readonly payload: PayloadView;
  /** Whether a VPN shows the identity that is in it. */
  readonly isShown: boolean;
}

/** How much a payload matters that nobody expected, by what it can change. */
const severities = {
  trust: 'error',
  traffic: 'error',
  management: 'error',
  credentials: 'warning',
  restrictions: 'warning',
  harmless: 'info',
} as const satisfies Readonly<Record<Touch, Severity>>;

/** Compares the payloads that are neither VPNs nor theirs: each is expected as it is, or it is said what it can do. */
export function* compareOtherPayloads({ words, expected, delivered }: Sides): Generator<Finding> {
  const contents = newContents();
  const asked = new Untaken(othersOf(expected));
  const keyOf = ({ payload }: Other, view: ProfileView) =>
    JSON.stringify([payload.type, contents.of(payload, view)]);
  const takeSame = asked.by((other) => keyOf(other, expected));
  const extra = othersOf(delivered).filter((other) => takeSame(keyOf(other, delivered)) === undefined);
  const takeChanged = asked.by(({ payload, isShown }) => (isShown ? undefined : `${payload.type}`));
  for (const { payload, isShown } of extra) {
    // What a VPN shows is compared with the VPN.
    if (isShown) continue;
    const changed = takeChanged(`${payload.type}`);
    yield unexpected(payload, changed !== undefined, words);
  }
  for (const { payload, isShown } of asked.left) {
    if (isShown) continue;
    yield compareFinding(
      'compare-missing',
      {
        severity: 'info',
        message: `${words.Expected} has a ${typeWords(payload)}. ${words.Delivered} has none.`,
        why: 'The VPN does not depend on it.',
        source: appleSources.common,
        confidence: 'documented',
      },
      get(delivered.profile, 'PayloadContent') ?? delivered.profile,
    );
  }
}

function unexpected(payload: PayloadView, isChanged: boolean, { expected }: SideWords): Finding {
  const effect = payloadEffectOf(payload.type ?? '');
  const what = `The ${typeWords(payload)} is not ${isChanged ? 'the same as ' : ''}in ${expected}.`;
  return compareFinding(
    'compare-payload',
    {
      severity: effect === undefined ? 'warning' : severities[effect.touches],
      message: `${what} ${effect === undefined ? 'What it can do is not known.' : `It can ${effect.can}.`}`,
      why: 'The device installs every payload of a profile, whatever the profile was meant for.',
      source: appleSources.payloadTypes,
      confidence: effect === undefined ? 'inferred' : 'documented',
      fix: 'Remove the payload, or find out who added it.',
    },
    get(payload.node, 'PayloadType') ?? payload.node,
  );
}

function typeWords({ type }: PayloadView): string {
  return type === undefined ? 'payload without a type' : `payload of type "${inSentence(type)}"`;
}

/** All but VPNs, certificates to trust, and what brings other payloads: those are compared by themselves. */
function othersOf(view: ProfileView): readonly Other[] {
  const vpns = new Set(view.vpns.map(({ node }) => node));
  const shown = new Set(view.tunnels.map((tunnel) => identityOf(view, tunnel)?.node));
  return view.payloads
    .filter(
      ({ node, row, type }) =>
        !vpns.has(node) && row?.role !== 'authority' && payloadEffectOf(type ?? '')?.elsewhere !== true,
    )
    .map((payload) => ({ payload, isShown: shown.has(payload.node) }));
}
