import { appleSources } from '../../apple/sources.js';
import type { Certificate } from '../../certificates/certificate.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { identityOf } from '../../device/identity.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

/** A device variable that the MDM fills in, or a distinguished name, whose way of writing is not settled. */
const notComparable = /[{$%=]/;

export const localIdentifier: Rule = {
  name: 'local-identifier',
  title: 'a tunnel does not say by which name the device calls itself',
  severity: 'error',
  why: "Apple's schema requires it, although nothing checks it at installation; what a device does without it is not established",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: ['localIdentifier'],
  *check(view) {
    for (const tunnel of view.tunnels) {
      const identifier = get(tunnel.node, 'LocalIdentifier');
      const text = stringAt(tunnel.node, 'LocalIdentifier');
      if (identifier === undefined) {
        yield {
          at: tunnel.node,
          message: 'has no LocalIdentifier, the name by which the server knows the device',
        };
        continue;
      }
      if (text === '') {
        yield {
          at: identifier,
          severity: 'warning',
          message: 'is empty; the name by which the server knows the device is expected',
          why: 'what a device does with an empty one is not established, and most servers choose by this name',
          confidence: 'inferred',
        };
        continue;
      }
      if (text === undefined || notComparable.test(text)) continue;
      const identity = methodOf(tunnel) === 'Certificate' && !usesEap(tunnel) && identityOf(view, tunnel);
      const certificate = identity && view.identities.get(identity.node.path)?.opened?.certificate;
      if (certificate && !namesOf(certificate).includes(text.toLowerCase())) {
        yield {
          at: identifier,
          severity: 'info',
          message: "is neither the common name nor an alternative name of the identity's certificate",
          why: 'many servers, strongSwan among them, refuse a name that the certificate does not confirm',
          confidence: 'inferred',
        };
      }
    }
  },
};

function namesOf({ subjectCommonName, subjectAltName }: Certificate): readonly string[] {
  const alternativeNames = subjectAltName.map((name) => name.slice(name.indexOf(':') + 1));
  return [subjectCommonName ?? '', ...alternativeNames].map((name) => name.toLowerCase());
}
