import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

const hostName = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/;
const ipv4Address = /^\d{1,3}(\.\d{1,3}){3}$/;

export const remoteIdentifierMismatch: Rule = {
  name: 'remote-identifier-mismatch',
  title: 'RemoteIdentifier that has nothing in common with RemoteAddress',
  severity: 'info',
  why: "Devices compare the gateway's certificate with ServerCertificateCommonName, or else with RemoteIdentifier. Another name works only if the certificate has it.",
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const identifier = get(tunnel.node, 'RemoteIdentifier');
      const address = stringAt(tunnel.node, 'RemoteAddress');
      if (identifier === undefined || address === undefined || !serverShowsCertificate(tunnel)) continue;
      const names = [stringAt(identifier), stringAt(tunnel.node, 'ServerCertificateCommonName')].filter(
        (name) => name !== undefined,
      );
      if (names.length > 0 && names.every((name) => unrelated(name, address))) {
        yield {
          at: identifier,
          message: `The names that the gateway must prove (${names.join(' and ')}) do not match RemoteAddress ${address}.`,
        };
      }
    }
  },
};

/** Two host names that do not even end alike, or two different addresses. Whatever else cannot be compared. */
function unrelated(name: string, address: string): boolean {
  const [left, right] = [name.toLowerCase().replace(/^\*\./, ''), address.toLowerCase()];
  if (hostName.test(left) && hostName.test(right)) return domainOf(left) !== domainOf(right);
  return ipv4Address.test(left) && ipv4Address.test(right) && left !== right;
}

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
