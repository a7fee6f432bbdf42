import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import type { Certificate } from '../../certificates/certificate.js';
import { type Pkcs12Protection, protectionWords } from '../../certificates/pkcs12-protection.js';
import { wrongPassword } from '../../certificates/wrong-password.js';
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
export const clientPurposes: readonly string[] = [
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
  title: 'PKCS#12 payload that the device cannot open, or whose certificate cannot be used',
  severity: 'error',
  why: 'Devices cannot read the identity and reject the whole profile.',
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
  const hasPassword = stringAt(payload, 'Password') !== undefined;
  // Without one the empty password is tried, and what is wrong with the file itself is wrong with every password.
  if (hasPassword || refused !== wrongPassword) {
    return {
      at,
      message: refused,
      fix: 'Export the PKCS#12 file again and set Password to its password.',
    };
  }
  return {
    at: payload,
    severity: 'warning',
    message: 'The PKCS#12 payload has no Password, so the device asks for it.',
    why: 'An MDM installs the profile unattended, so the installation fails.',
    fix: 'Add Password.',
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
    message: `The PKCS#12 file uses ${protectionWords(protection)}. iOS 17 and older need 3DES or RC2 and a SHA-1 MAC.`,
    why: `Users report that these versions reject the profile and show the misleading message ${quoted('incorrectPassword')}.`,
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
      message: `The PKCS#12 payload holds ${keys} private keys.`,
      why: 'Apple does not document which of them devices use for the tunnel.',
      fix: 'Export one private key with its certificate.',
    };
  }
  const validity = now && validityRemark(at, certificate, now);
  if (validity !== undefined) {
    yield { ...validity, why: 'Gateways reject a client certificate outside its period of validity.' };
  }
  if (isForOtherPurposes(certificate)) {
    yield {
      at,
      severity: 'warning',
      message: 'The extended key usage of the certificate has neither client authentication nor IPsec.',
      why: 'Many gateways reject a client certificate that is limited to other purposes.',
      fix: 'Issue a certificate for client authentication.',
    };
  }
}

function isForOtherPurposes({ extendedKeyUsage }: Certificate): boolean {
  return extendedKeyUsage.length > 0 && !extendedKeyUsage.some((purpose) => clientPurposes.includes(purpose));
}
