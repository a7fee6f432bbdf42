import { appleSources } from '../apple/sources.js';
import type { Certificate } from '../certificates/certificate.js';
import type { ProfileView } from '../device/profile-view.js';
import type { PayloadView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { get, stringAt } from '../plist/navigate.js';
import { inSentence } from '../text/in-sentence.js';
import { nodeText } from './device-value.js';
import { compareFinding } from './findings.js';
import { certificatesOf } from './payload-content.js';
import type { Sides, SideWords } from './sides.js';

/** A certificate that a profile makes the device trust. */
interface Anchor {
  readonly payload: PayloadView;
  /** Absent where the payload holds none that can be read. */
  readonly certificate?: Certificate;
}

const why =
  'Whoever has the key of a trusted CA can pose as the gateway, and as every server that the device connects to.';

/** Compares whom two profiles make the device trust, by the fingerprints of the certificates. */
export function* compareTrust({ words, expected, delivered, unbound }: Sides): Generator<Finding> {
  const [asked, given] = [anchorsOf(expected), anchorsOf(delivered)];
  const isOpen = unbound.has('trustedRoots');
  const missing = [...asked].filter(([key]) => !given.has(key)).map(([, anchor]) => anchor);
  for (const [key, anchor] of given) {
    if (!asked.has(key)) yield extra(anchor, missing, isOpen, words);
  }
  if (isOpen) return;
  for (const anchor of missing) {
    yield compareFinding(
      'compare-missing',
      {
        severity: 'info',
        message: `${words.Expected} trusts the certificate ${wordsFor(anchor)}. ${words.Delivered} has no payload for it.`,
        why: 'The device accepts the gateway only when it trusts its issuer. The certificate can also come in another profile.',
        source: appleSources.deploymentReference,
        confidence: 'documented',
      },
      get(delivered.profile, 'PayloadContent') ?? delivered.profile,
    );
  }
}

function extra(
  anchor: Anchor,
  missing: readonly Anchor[],
  isOpen: boolean,
  { expected, Expected }: SideWords,
): Finding {
  const { payload, certificate } = anchor;
  const said = {
    rule: 'compare-trust',
    why,
    source: appleSources.deploymentReference,
    confidence: 'documented',
  } as const;
  const at = get(payload.node, 'PayloadContent') ?? payload.node;
  if (certificate === undefined) {
    return compareFinding(
      'compare-trust',
      {
        ...said,
        severity: 'error',
        message: `${nameOf(payload)} holds no certificate that can be read. alwayson cannot say whom the device will trust.`,
      },
      at,
    );
  }
  const words = wordsFor(anchor);
  if (isOpen) {
    return compareFinding(
      'compare-trust',
      {
        ...said,
        severity: 'warning',
        message: `The device will trust the certificate ${words}. ${Expected} does not say which certificates to trust.`,
        fix: 'Compare the fingerprint with that of your CA, or bind your CA as trustedRoots and compare again.',
      },
      at,
    );
  }
  const namesake = missing.some(({ certificate: one }) => one?.subject === certificate.subject);
  const message = namesake
    ? `The device will trust the certificate ${words}. ${Expected} has another certificate with the same name.`
    : `The device will trust the certificate ${words}, which is not in ${expected}.`;
  return compareFinding(
    'compare-trust',
    {
      ...said,
      severity: 'error',
      message,
      fix: 'Remove the payload, or find out who added it.',
    },
    at,
  );
}

/** In which kind of payload a certificate comes is all the same. */
function anchorsOf({ payloads }: ProfileView): ReadonlyMap<string, Anchor> {
  const anchors = payloads
    .filter(({ row }) => row?.role === 'authority')
    .flatMap((payload): (readonly [string, Anchor])[] => {
      const certificates = certificatesOf(payload);
      if (certificates !== undefined)
        return certificates.map((certificate) => [certificate.fingerprint, { payload, certificate }]);
      const content = get(payload.node, 'PayloadContent');
      return [[`unreadable ${content === undefined ? '' : nodeText(content)}`, { payload }]];
    });
  return new Map(anchors);
}

function wordsFor({ payload, certificate }: Anchor): string {
  if (certificate === undefined) return nameOf(payload);
  return `"${inSentence(certificate.subject)}" (SHA-256 ${certificate.fingerprint})`;
}

function nameOf({ node }: PayloadView): string {
  const names = ['PayloadDisplayName', 'PayloadCertificateFileName', 'PayloadIdentifier'];
  const name = names.map((key) => stringAt(node, key)).find((one) => one !== undefined);
  return `"${inSentence(name ?? 'without a name')}"`;
}
