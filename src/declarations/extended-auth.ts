import type { Finding } from '../finding.js';
import { get, itemsAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { JsonDictionary } from './declaration.js';
import { inferred } from './findings.js';
import { dictionaryIn } from './paths.js';

/**
 * Says in every ExtendedAuth dictionary whether it is on. The declaration keeps the names of the server's certificate
 * there, which matter without EAP too, so a tunnel without EAP has the dictionary as well.
 *
 * @param payload the VPN payload of the profile, for findings
 * @param declared the payload of the declaration; is completed
 */
export function settleExtendedAuth(
  payload: DictionaryNode,
  declared: JsonDictionary,
  findings: Finding[],
): void {
  const tunnels = declared['TunnelConfigurations'];
  if (!Array.isArray(tunnels)) {
    settle(get(payload, 'IKEv2') ?? payload, declared, findings);
    return;
  }
  const nodes = itemsAt(payload, 'AlwaysOn', 'TunnelConfigurations').filter(
    ({ type }) => type === 'dictionary',
  );
  for (const [index, tunnel] of tunnels.entries()) {
    settle(nodes[index] ?? payload, dictionaryIn(tunnel, 'IKEV2'), findings);
  }
}

function settle(node: PlistNode, ikev2: JsonDictionary | undefined, findings: Finding[]): void {
  const authentication = dictionaryIn(ikev2, 'Authentication');
  const extended = dictionaryIn(authentication, 'ExtendedAuth');
  if (authentication === undefined || extended === undefined) return;
  const { Enabled = false, ...others } = extended;
  authentication['ExtendedAuth'] = { Enabled, ...others };
  const names = Object.keys(others);
  if (Enabled === false && names.length > 0) {
    findings.push(
      inferred(
        node,
        'info',
        `The declaration holds ${names.join(' and ')} in ExtendedAuth with Enabled false. It has no other place.`,
        'Whether the device reads them while extended authentication is off is not documented.',
      ),
    );
  }
  if (Enabled === true && extended['CredentialsAssetReference'] === undefined) {
    findings.push(
      inferred(
        node,
        'warning',
        'ExtendedAuth is on with a certificate and without user name and password, which means EAP-TLS.',
        'The text of the schema requires credentials whenever ExtendedAuth is on, and speaks of EAP-TLS beside the identity. Whether the device takes this is not established.',
      ),
    );
  }
}
