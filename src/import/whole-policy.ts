import type { Policy } from '../graph/model/ikev2.js';
import type { SecurityAssociationParameters } from '../graph/model/security-association.js';
import { graphSources } from '../graph/sources.js';
import { stringAt } from '../plist/navigate.js';
import { changed, type Reading } from './reading.js';

/** What Graph requires and a profile has under another name or in its form alone. */
export function wholePolicy(read: Policy, { vpn, column, findings }: Reading): Policy {
  const connectionName = read.connectionName ?? stringAt(vpn, 'PayloadDisplayName');
  if (read.connectionName === undefined && connectionName !== undefined) {
    const why = 'Graph requires the name of the VPN. Devices were seen to show this one.';
    findings.push(
      changed(vpn, 'UserDefinedName is missing. The policy has PayloadDisplayName in its place.', why),
    );
  }
  const displayName = read.displayName ?? connectionName;
  return {
    ...(displayName !== undefined && { displayName }),
    ...(connectionName !== undefined && { connectionName }),
    connectionType: 'ikEv2',
    enableSplitTunneling: false,
    enableAlwaysOnConfiguration: column === 'alwaysOn',
    ...read,
    ...(read.server !== undefined && { server: { ...read.server, isDefaultServer: true } }),
    // What the profile leaves to the device is meant so.
    allowDefaultSecurityAssociationParameters: !isComplete(read.securityAssociationParameters),
    allowDefaultChildSecurityAssociationParameters: !isComplete(read.childSecurityAssociationParameters),
  };
}

function isComplete(parameters: SecurityAssociationParameters = {}): boolean {
  return Object.keys(parameters).length === 4;
}

/** The properties that Graph does not take without a value, and that nothing can stand in for. */
const required = {
  connectionName: 'UserDefinedName',
  server: 'RemoteAddress',
  remoteIdentifier: 'RemoteIdentifier',
} as const satisfies Partial<Record<keyof Policy, string>>;

/** Tells what the policy lacks, and what an administrator has to add before Intune can deliver it. */
export function reportLacking(policy: Policy, { vpn, places, findings }: Reading): void {
  for (const [property, key] of Object.entries(required)) {
    if (policy[property as keyof typeof required] !== undefined) continue;
    findings.push({
      ...changed(places.tunnel ?? vpn, `${key} is missing. Graph takes no policy without ${property}.`, ''),
      severity: 'error',
      why: 'The property is not nullable in the schema of Microsoft Graph.',
      source: graphSources.types,
      confidence: 'documented',
    });
  }
  if (policy.authenticationMethod === 'certificate') {
    findings.push({
      ...changed(
        vpn,
        'The policy names no certificate profile. Add one before Intune delivers the policy.',
        'Intune makes the certificate of each device from a certificate profile that the policy refers to.',
      ),
      fix: `Add "identityCertificate@odata.bind": "https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations('GUID')", with the GUID of the certificate profile.`,
    });
  }
  if (policy.authenticationMethod === 'sharedSecret') {
    findings.push(
      changed(
        vpn,
        'The shared secret is in a file of its own, not in the policy. Add it as sharedSecret before Intune delivers the policy.',
        'Whoever reads the policy would read the secret.',
      ),
    );
  }
}
