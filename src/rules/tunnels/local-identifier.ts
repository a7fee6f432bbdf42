import { appleSources } from '../../apple/sources.js';
import type { Certificate } from '../../certificates/certificate.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { isDistinguishedName } from '../../device/distinguished-name.js';
import { identityOf } from '../../device/identity.js';
import type { ProfileView } from '../../device/profile-view.js';
import { requestedNames } from '../../device/requested-names.js';
import type { PayloadView, TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { holdsVariable } from '../../variables/unknown.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';

export const localIdentifier: Rule = {
  name: 'local-identifier',
  title: 'LocalIdentifier that the gateway cannot find in the certificate of the device',
  severity: 'error',
  why: 'Gateways look for the name of the device in its certificate. A certificate does not contain the IP address that the device sends, so the gateway rejects the device.',
  source: appleSources.strongSwan,
  confidence: 'observed',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'localIdentifier'],
  *check(view) {
    for (const tunnel of view.tunnels) {
      const at = get(tunnel.node, 'LocalIdentifier');
      const text = stringAt(tunnel.node, 'LocalIdentifier');
      if (at === undefined || text === '') yield addressRemark(tunnel, at ?? tunnel.node);
      else if (text !== undefined) yield* nameRemarks(view, tunnel, at, text);
    }
  },
};

/** Whether the device proves its name with its certificate alone. */
function provesNameByCertificate(tunnel: TunnelView): boolean {
  return methodOf(tunnel) === 'Certificate' && !usesEap(tunnel);
}

function addressRemark(tunnel: TunnelView, at: Remark['at']): Remark {
  const what = at === tunnel.node ? 'The tunnel has no LocalIdentifier' : 'LocalIdentifier is empty';
  const message = `${what}, so the device sends its IP address as its name.`;
  if (provesNameByCertificate(tunnel) && get(tunnel.node, 'PayloadCertificateUUID') !== undefined) {
    return { at, message, fix: 'Set LocalIdentifier to a subjectAltName of the certificate of the device.' };
  }
  return {
    at,
    severity: 'info',
    message,
    why: usesEap(tunnel)
      ? 'With EAP, gateways identify the device by its EAP name, so this works where the gateway accepts any name here.'
      : 'A gateway that looks up the device by its name finds none for an IP address. A gateway that accepts any name accepts it.',
  };
}

function* nameRemarks(
  view: ProfileView,
  tunnel: TunnelView,
  at: Remark['at'],
  text: string,
): Generator<Remark> {
  if (isDistinguishedName(text) || !provesNameByCertificate(tunnel)) return;
  const identity = identityOf(view, tunnel);
  if (identity === undefined) return;
  const certificate = view.identities.get(identity.node.path)?.opened?.certificate;
  const remark = certificate ? issuedRemark(certificate, text) : requestedRemark(identity, text);
  if (remark !== undefined)
    yield { at, severity: 'warning', source: appleSources.strongSwanPublicKey, ...remark };
}

/** What is wrong with a name that the certificate at hand has to confirm. */
function issuedRemark(certificate: Certificate, text: string): Omit<Remark, 'at'> | undefined {
  const name = text.toLowerCase();
  if (holdsVariable(text) || alternativeNamesOf(certificate).includes(name)) return undefined;
  const isCommonName = certificate.subjectCommonName?.toLowerCase() === name;
  return {
    message: isCommonName
      ? 'LocalIdentifier is the common name of the certificate of the device, but none of its subjectAltNames.'
      : 'LocalIdentifier is neither the common name nor a subjectAltName of the certificate of the device.',
    why: isCommonName
      ? 'strongSwan and other gateways look for the name only among the subjectAltNames. strongSwan then logs "no trusted public key found" and rejects the device.'
      : 'Gateways reject a name that the certificate does not have. strongSwan logs "no trusted public key found".',
    fix: 'Set LocalIdentifier to a subjectAltName of the certificate, or issue a certificate that has the name as a subjectAltName.',
  };
}

/** What is wrong with a name that the device does not ask its CA for. */
function requestedRemark(identity: PayloadView, text: string): Omit<Remark, 'at'> | undefined {
  const { commonNames = [], alternativeNames = [] } = requestedNames(identity) ?? {};
  const requested = [...commonNames, ...alternativeNames];
  const isAmong = (names: readonly string[]) =>
    names.some((name) => name.toLowerCase() === text.toLowerCase());
  // Without a name in the request the CA chooses. A variable may become the very name.
  const isUnknown = requested.length === 0 || (!holdsVariable(text) && requested.some(holdsVariable));
  if (isUnknown || isAmong(alternativeNames)) return undefined;
  const isCommonName = isAmong(commonNames);
  return {
    severity: isCommonName ? 'info' : 'warning',
    message: isCommonName
      ? 'LocalIdentifier is the common name that the device requests, but none of the subjectAltNames that it requests.'
      : 'LocalIdentifier is neither the common name nor a subjectAltName that the device requests for its certificate.',
    why: 'Gateways look for the name among the subjectAltNames of the certificate. Unless the CA adds the name itself, strongSwan logs "no trusted public key found" and rejects the device.',
    confidence: 'inferred',
    fix: 'Set LocalIdentifier to a subjectAltName of the request, or add the name to SubjectAltName in the payload of the identity.',
  };
}

function alternativeNamesOf({ subjectAltName }: Certificate): readonly string[] {
  return subjectAltName.map((name) => name.slice(name.indexOf(':') + 1).toLowerCase());
}
