import { appleSources } from '../../apple/sources.js';
import type { Certificate } from '../../certificates/certificate.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { isDistinguishedName } from '../../device/distinguished-name.js';
import { identityOf } from '../../device/identity.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { mayHoldVariable } from '../../tokens.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';

export const localIdentifier: Rule = {
  name: 'local-identifier',
  title: 'a name of the device that the gateway cannot find in its certificate',
  severity: 'error',
  why: 'without LocalIdentifier, or with an empty one, the device sends its IP address as its name, which its certificate does not have, so the gateway cannot match the two',
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
  const what = at === tunnel.node ? 'the tunnel has no LocalIdentifier' : 'LocalIdentifier is empty';
  const message = `${what}, so the device sends its IP address as its name`;
  if (provesNameByCertificate(tunnel) && get(tunnel.node, 'PayloadCertificateUUID') !== undefined) {
    return { at, message, fix: 'Write a name that is a subjectAltName of the certificate of the identity.' };
  }
  return {
    at,
    severity: 'info',
    message,
    why: usesEap(tunnel)
      ? 'with EAP the gateway knows the device by the name that it gives in EAP, so this works where the gateway accepts any name here'
      : 'a gateway that looks for the name of the device finds none for an IP address; one that accepts any name takes it',
  };
}

function* nameRemarks(
  view: ProfileView,
  tunnel: TunnelView,
  at: Remark['at'],
  text: string,
): Generator<Remark> {
  if (mayHoldVariable(text) || isDistinguishedName(text) || !provesNameByCertificate(tunnel)) return;
  const identity = identityOf(view, tunnel);
  const certificate = identity && view.identities.get(identity.node.path)?.opened?.certificate;
  const name = text.toLowerCase();
  if (certificate === undefined || alternativeNamesOf(certificate).includes(name)) return;
  const isCommonName = certificate.subjectCommonName?.toLowerCase() === name;
  yield {
    at,
    severity: 'warning',
    message: isCommonName
      ? 'LocalIdentifier is the common name of the certificate of the identity, and none of its subjectAltNames'
      : 'LocalIdentifier is neither the common name nor a subjectAltName of the certificate of the identity',
    why: isCommonName
      ? 'strongSwan and other gateways look for the name among the subjectAltNames alone; strongSwan then logs "no trusted public key found" and refuses the device'
      : 'a gateway refuses a name that the certificate does not have; strongSwan logs "no trusted public key found"',
    source: appleSources.strongSwanPublicKey,
    fix: 'Write a subjectAltName of the certificate, or issue a certificate that has the name as a subjectAltName.',
  };
}

function alternativeNamesOf({ subjectAltName }: Certificate): readonly string[] {
  return subjectAltName.map((name) => name.slice(name.indexOf(':') + 1).toLowerCase());
}
