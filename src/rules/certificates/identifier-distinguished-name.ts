import { appleSources } from '../../apple/sources.js';
import { isDistinguishedName } from '../../device/distinguished-name.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const identifierDistinguishedName: Rule = {
  name: 'identifier-distinguished-name',
  title: 'distinguished name where devices want a host name or a common name',
  severity: 'warning',
  why: 'Devices send a distinguished name as a host name (FQDN), so it does not match the distinguished name that the gateway has.',
  source: appleSources.strongSwan,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      for (const key of ['LocalIdentifier', 'RemoteIdentifier']) {
        const at = get(node, key);
        if (at === undefined || !isDistinguishedName(stringAt(at) ?? '')) continue;
        yield {
          at,
          message: `${key} is a distinguished name, which devices send as a host name.`,
          fix: 'Write a host name, an email address or an IP address that is a subjectAltName of the certificate.',
        };
      }
      const at = get(node, 'ServerCertificateCommonName');
      if (at !== undefined && isDistinguishedName(stringAt(at) ?? '')) yield { at, ...wholeName };
    }
  },
};

const wholeName = {
  message: 'ServerCertificateCommonName is a whole distinguished name, not a common name.',
  why: 'Devices look for exactly this text among the names in the certificate of the gateway and end the connection.',
  source: appleSources.vpn,
  confidence: 'inferred',
  fix: 'Write the common name alone: the text after CN=.',
} as const;
