import type { KeyTable } from '../apple/key.js';
import { acmeKeys } from '../apple/keys/acme.js';
import { pkcs12Keys } from '../apple/keys/certificates.js';
import { scepRequestKeys } from '../apple/keys/scep.js';
import { appleSources } from '../apple/sources.js';
import type { Certificate } from '../certificates/certificate.js';
import { methodOf } from '../device/authentication.js';
import { identityOf } from '../device/identity.js';
import type { PayloadView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { dictionaryAt, get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { compareKeys, compareUnknownKeys, ordinary, type Place, ruleOf } from './compare-keys.js';
import { compareFinding } from './findings.js';
import { type Meaning, wordsFor } from './meaning.js';
import { meaningsIn } from './meanings.js';
import type { Sides, TunnelPair } from './sides.js';

const kinds: Readonly<Record<string, string>> = {
  'com.apple.security.pkcs12': 'a certificate from a PKCS#12 file',
  'com.apple.security.scep': 'a certificate that it requests by SCEP',
  'com.apple.security.acme': 'a certificate that it requests by ACME',
};

const why = 'The gateway recognises the device by this certificate.';

/**
 * Compares the identities that two tunnels name, by their kind and content: the UUID is made anew with every
 * profile.
 */
export function* compareIdentity(
  { expected, delivered }: TunnelPair,
  sides: Sides,
  prefix: string,
): Generator<Finding> {
  const { words } = sides;
  const old = identityOf(sides.expected, expected);
  const identity = identityOf(sides.delivered, delivered);
  const isUsed = methodOf(delivered) !== 'SharedSecret';
  if (old?.type === identity?.type) {
    if (old && identity && isUsed) yield* compareContent(old, identity, sides, prefix);
    return;
  }
  const kindOf = (payload: PayloadView | undefined) =>
    wordsFor(kinds, payload?.type) ?? 'no certificate of its own';
  const reference = get(delivered.node, 'PayloadCertificateUUID');
  const missing = reference === undefined ? 'PayloadCertificateUUID is missing. ' : '';
  const change = `${words.Expected} makes the device show ${kindOf(old)}. ${words.Delivered} makes it show ${kindOf(identity)}.`;
  const unused = `The identity is not the same as in ${words.expected}. This has no effect, because the device authenticates with a shared secret.`;
  yield compareFinding(
    ruleOf(old?.node, identity?.node),
    {
      severity: isUsed ? 'error' : 'info',
      message: `${prefix}${missing}${isUsed ? change : unused}`,
      why,
    },
    reference ?? delivered.node,
  );
}

/** Says with what the device will identify itself where the policy leaves that to Intune. */
export function* unboundIdentity(
  { delivered }: TunnelPair,
  { words, delivered: view }: Sides,
  prefix: string,
): Generator<Finding> {
  const identity = identityOf(view, delivered);
  if (identity === undefined) return;
  const url = stringAt(identity.node, 'PayloadContent', 'URL') ?? stringAt(identity.node, 'DirectoryURL');
  const from = url === undefined ? '' : ` from ${shownAddress(url)}`;
  yield compareFinding(
    'compare-payload',
    {
      severity: 'info',
      message: `${prefix}The device will show ${wordsFor(kinds, identity.type) ?? 'a certificate'}${from}. ${words.Expected} does not say which one, so alwayson did not compare it.`,
      why,
      source: appleSources.vpn,
      confidence: 'documented',
      fix: 'Bind the identity and compare again.',
    },
    identity.node,
  );
}

/** The server of an address alone: the rest may hold a password. */
function shownAddress(url: string): string {
  return URL.canParse(url) ? `"${new URL(url).host}"` : 'an address that is not a URL';
}

function* compareContent(
  old: PayloadView,
  identity: PayloadView,
  sides: Sides,
  prefix: string,
): Generator<Finding> {
  const place = (expected: DictionaryNode, delivered: DictionaryNode, keys: KeyTable): Place => ({
    words: sides.words,
    expected,
    delivered,
    at: delivered,
    keys,
    meaningOf: meaningIn(keys),
    ...ordinary(sides.delivered),
    prefix,
  });
  switch (identity.type) {
    case 'com.apple.security.pkcs12':
      yield* comparePkcs12(old, identity, sides, place(old.node, identity.node, pkcs12Keys));
      break;
    case 'com.apple.security.acme':
      yield* compareKeys(place(old.node, identity.node, acmeKeys));
      break;
    case 'com.apple.security.scep': {
      const request = place(contentOf(old), contentOf(identity), scepRequestKeys);
      yield* compareKeys(request);
      yield* compareUnknownKeys(request, scepRequestKeys);
      break;
    }
    default:
      break;
  }
  yield* compareUnknownKeys(place(old.node, identity.node, {}), identity.row?.keys ?? {});
}

/** The request of a SCEP payload; the payload itself, which has none of its keys, where there is none. */
function contentOf({ node }: PayloadView): DictionaryNode {
  return dictionaryAt(node, 'PayloadContent') ?? node;
}

/** Keys of how the certificate is fetched or stored, not of what it is. */
const incidental = ['Name', 'Retries', 'RetryDelay', 'PayloadCertificateFileName'];

const pkcs12Meanings: Readonly<Record<string, Meaning>> = {
  PayloadContent: { secret: 'PKCS#12 file', why },
  Password: {
    secret: 'password of the PKCS#12 file',
    why: 'With another password the device cannot open the file.',
  },
};

function meaningIn(keys: KeyTable): Place['meaningOf'] {
  return (key, row) => {
    const meaning = meaningsIn(keys === pkcs12Keys ? pkcs12Meanings : {}, why)(key, row);
    return incidental.includes(key) ? { ...meaning, severity: 'info' } : meaning;
  };
}

/** Two files can hold one certificate: where both could be opened, that is what is compared. */
function* comparePkcs12(
  old: PayloadView,
  identity: PayloadView,
  sides: Sides,
  place: Place,
): Generator<Finding> {
  const asked = sides.expected.identities.get(old.node.path)?.opened?.certificate;
  const shown = sides.delivered.identities.get(identity.node.path)?.opened?.certificate;
  if (asked === undefined || shown === undefined) {
    yield* compareKeys(place);
    return;
  }
  const { PayloadContent, Password, ...others } = place.keys;
  yield* compareKeys({ ...place, keys: others });
  if (asked.fingerprint === shown.fingerprint) return;
  yield compareFinding(
    'compare-different',
    {
      message: `${place.prefix ?? ''}${sides.words.Expected} asks for the certificate ${certificateWords(asked)}. ${sides.words.Delivered} makes the device show ${certificateWords(shown)}.`,
      why,
      source: appleSources.pkcs12,
    },
    get(identity.node, 'PayloadContent') ?? identity.node,
  );
}

function certificateWords({ subject, notAfter, fingerprint }: Certificate): string {
  return `"${subject}" (until ${notAfter.toISOString().slice(0, 10)}, SHA-256 ${fingerprint.slice(0, 16)}…)`;
}
