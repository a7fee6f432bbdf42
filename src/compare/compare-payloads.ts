import { vpnPayloadType } from '../apple/profile.js';
import { appleSources } from '../apple/sources.js';
import { pemBlocks } from '../certificates/pem.js';
import type { ProfileView } from '../device/profile-view.js';
import type { PayloadView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { get, stringAt } from '../plist/navigate.js';
import { compareFinding } from './findings.js';
import type { Sides } from './sides.js';

/** Compares what a profile holds beside its VPNs: certificates to trust, and payloads that have nothing to do with them. */
export function* compareOtherPayloads(sides: Sides): Generator<Finding> {
  if (!sides.unbound.has('trustedRoots')) yield* compareAuthorities(sides);
  yield* compareTypes(sides);
}

function* compareAuthorities({ expected, delivered }: Sides): Generator<Finding> {
  const [asked, given] = [authoritiesOf(expected), authoritiesOf(delivered)];
  const said = {
    severity: 'info',
    source: appleSources.deploymentReference,
  } as const;
  for (const [bytes, payload] of asked) {
    if (given.has(bytes)) continue;
    yield compareFinding(
      'compare-missing',
      {
        ...said,
        message: `PayloadContent has no payload for the certificate ${nameOf(payload)}, which was ordered to be trusted`,
        why: 'the device accepts the gateway only when it trusts its issuer; the certificate can also come in another profile',
      },
      get(delivered.profile, 'PayloadContent') ?? delivered.profile,
    );
  }
  for (const [bytes, payload] of given) {
    if (asked.has(bytes)) continue;
    yield compareFinding(
      'compare-extra',
      {
        ...said,
        message: `the certificate ${nameOf(payload)} was not ordered; the device will trust it`,
        why: 'more certificates to trust change nothing for a gateway that is trusted already',
      },
      payload.node,
    );
  }
}

/** The certificates to trust, by their bytes: in which kind of payload one comes is all the same. */
function authoritiesOf({ payloads }: ProfileView): ReadonlyMap<string, PayloadView> {
  return new Map(
    payloads
      .filter(({ row }) => row?.role === 'authority')
      .map((payload) => [certificateOf(payload), payload] as const),
  );
}

function certificateOf({ node }: PayloadView): string {
  const content = get(node, 'PayloadContent');
  const bytes = content?.type === 'data' ? content.value : new Uint8Array();
  return Buffer.from(pemBlocks(bytes)[0]?.bytes ?? bytes).toString('base64');
}

function nameOf({ node }: PayloadView): string {
  const names = ['PayloadDisplayName', 'PayloadCertificateFileName', 'PayloadIdentifier'];
  return `"${names.map((key) => stringAt(node, key)).find((name) => name !== undefined) ?? 'without a name'}"`;
}

function* compareTypes({ expected, delivered }: Sides): Generator<Finding> {
  const [asked, given] = [otherTypesOf(expected), otherTypesOf(delivered)];
  const said = {
    severity: 'info',
    why: 'the VPN does not depend on it',
    source: appleSources.common,
  } as const;
  for (const type of asked.keys()) {
    if (given.has(type)) continue;
    const message = `PayloadContent has no payload of type "${type}", which the expected profile has; such payloads are not compared`;
    yield compareFinding(
      'compare-missing',
      { ...said, message },
      get(delivered.profile, 'PayloadContent') ?? delivered.profile,
    );
  }
  for (const [type, { node }] of given) {
    if (asked.has(type)) continue;
    const message = `a payload of type "${type}" was not ordered; such payloads are not compared`;
    yield compareFinding('compare-extra', { ...said, message }, node);
  }
}

/** The first payload of each type that is neither a VPN nor a certificate. */
function otherTypesOf({ payloads }: ProfileView): ReadonlyMap<string, PayloadView> {
  const others = payloads.filter(({ type, row }) => type !== vpnPayloadType && row?.role === undefined);
  return new Map(others.map((payload) => [payload.type ?? 'none', payload] as const).toReversed());
}
