import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import type { Certificate } from '../../certificates/certificate.js';
import { type Pkcs12Protection, protectionWords } from '../../certificates/pkcs12-protection.js';
import type { OpenedIdentity } from '../../device/identities.js';
import { identityOf } from '../../device/identity.js';
import { quoted } from '../../device/install-errors.js';
import { firstWithModernPkcs12 } from '../../device/minimum-os.js';
import type { ProfileView } from '../../device/profile-view.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../../plist/node.js';
import type { Remark, Rule } from '../rule.js';
import { validityRemark } from './validity-remark.js';

/** Of the purposes that a certificate can be limited to, those with which a VPN client may use it (RFC 5280, RFC 4945). */
const clientPurposes = [
  '1.3.6.1.5.5.7.3.2', // client authentication
  '2.5.29.37.0', // any
  '1.3.6.1.5.5.7.3.17', // IPsec IKE
  '1.3.6.1.5.5.7.3.5', // IPsec end system
  '1.3.6.1.5.5.7.3.7', // IPsec user
  '1.3.6.1.5.5.8.2.2', // IKE intermediate
];

const toLegacy = [
  'openssl pkcs12 -in identity.p12 -out identity.pem',
  'openssl pkcs12 -export -legacy -in identity.pem -out identity.p12',
  'rm identity.pem',
].join('\n');

export const identityPkcs12: Rule = {
  name: 'identity-pkcs12',
  title: 'a PKCS#12 payload that the device cannot open, or whose certificate does not serve',
  severity: 'error',
  why: 'the device cannot take the identity out of the payload, so it refuses the whole profile',
  source: appleSources.pkcs12,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check(view) {
    if (view.tunnels.length === 0) return;
    for (const payload of view.payloads) {
      const { opened, refused } = view.identities.get(payload.node.path) ?? {};
      const at = get(payload.node, 'PayloadContent') ?? payload.node;
      if (refused !== undefined) yield refusedRemark(payload.node, at, refused);
      if (opened === undefined) continue;
      if (!opened.legacyForm) yield modernFormRemark(at, opened.protection, view);
      if (view.tunnels.some((tunnel) => identityOf(view, tunnel) === payload)) {
        yield* contentRemarks(at, opened, view);
      }
    }
  },
};

function refusedRemark(payload: DictionaryNode, at: PlistNode, refused: string): Remark {
  if (stringAt(payload, 'Password') !== undefined) return { at, message: refused };
  return {
    at: payload,
    severity: 'warning',
    message: `has no Password, so the device asks for it when someone installs the profile (with an empty one: ${refused})`,
    why: 'an MDM installs the profile with nobody there to answer, and the installation fails',
  };
}

function modernFormRemark(
  at: PlistNode,
  protection: Pkcs12Protection,
  { platform, os }: ProfileView,
): Remark {
  const older = platform === 'iOS' && compareVersions(os, firstWithModernPkcs12) < 0;
  return {
    at,
    severity: older ? 'warning' : 'info',
    message: `is protected with ${protectionWords(protection)}; iOS 17 and older want 3DES or RC2 with a SHA-1 MAC`,
    why: `users report that these versions refuse the profile and say, misleadingly, ${quoted('incorrectPassword')}`,
    source: appleSources.pkcs12Reports,
    confidence: 'observed',
    os: 'iOS 17 and older',
    fix: toLegacy,
  };
}

function* contentRemarks(at: PlistNode, opened: OpenedIdentity, { now }: ProfileView): Generator<Remark> {
  const { certificate, keys } = opened;
  if (keys > 1) {
    yield {
      at,
      severity: 'warning',
      message: `holds ${keys} private keys; a payload should hold one`,
      why: 'which of them the device takes for the tunnel is not documented',
    };
  }
  const validity = now && validityRemark(at, certificate, now);
  if (validity !== undefined) {
    yield { ...validity, why: 'the server refuses a client certificate outside its period of validity' };
  }
  if (isForOtherPurposes(certificate)) {
    yield {
      at,
      severity: 'warning',
      message: 'the extended key usage of the certificate has neither client authentication nor IPsec',
      why: 'many servers refuse a client certificate that is limited to other purposes',
    };
  }
}

function isForOtherPurposes({ extendedKeyUsage }: Certificate): boolean {
  return extendedKeyUsage.length > 0 && !extendedKeyUsage.some((purpose) => clientPurposes.includes(purpose));
}
