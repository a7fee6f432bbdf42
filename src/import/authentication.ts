import type { Policy } from '../graph/model/ikev2.js';
import { flagAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import type { BindingsFile } from '../translate/bindings/file.js';
import { cannotSay, changed, type Reading, take, takeText } from './reading.js';

/** How the tunnel authenticates, as Graph and the bindings say it. */
export interface ImportedAuthentication {
  readonly policy: Pick<Policy, 'authenticationMethod' | 'clientAuthenticationType'>;
  readonly bindings: Pick<BindingsFile, 'sharedSecret' | 'eap'>;
  /** Whether the device shows a certificate of its own. */
  readonly needsIdentity: boolean;
}

/**
 * Reads the way of authenticating: Graph says with two properties what Apple says with AuthenticationMethod and
 * ExtendedAuthEnabled. A way that Graph does not have is an error: the policy would authenticate in another one.
 */
export function readAuthentication(reading: Reading): ImportedAuthentication {
  const { tunnel } = reading.places;
  const method = takeText(reading, tunnel, 'AuthenticationMethod') ?? 'None';
  const extended = flagAt(take(reading, tunnel, 'ExtendedAuthEnabled') ?? reading.vpn) ?? false;
  if (method === 'SharedSecret' && !extended) return sharedSecret(reading);
  if (method === 'Certificate' && !extended) return certificate('deviceAuthentication');
  const userName = extended ? tunnel?.entries.get('AuthName') : undefined;
  // The device asks for what is not in the profile, unless it has a certificate to show: that is EAP-TLS.
  const shows = tunnel?.entries.get('PayloadCertificateUUID') !== undefined;
  if (method === 'None' && extended && (userName !== undefined || !shows))
    return userNameAndPassword(reading);
  if (extended && userName === undefined && method !== 'SharedSecret') {
    if (method === 'None') reportMethodNone(reading);
    return certificate('userAuthentication');
  }
  reading.findings.push(noSuchWay(tunnel?.entries.get('AuthenticationMethod') ?? tunnel ?? reading.vpn));
  return { policy: {}, bindings: {}, needsIdentity: false };
}

function certificate(type: NonNullable<Policy['clientAuthenticationType']>): ImportedAuthentication {
  return {
    policy: { authenticationMethod: 'certificate', clientAuthenticationType: type },
    bindings: {},
    needsIdentity: true,
  };
}

function sharedSecret(reading: Reading): ImportedAuthentication {
  const secret = takeSecret(reading, 'SharedSecret');
  return {
    // The portal offers the shared secret with machine authentication alone.
    policy: { authenticationMethod: 'sharedSecret', clientAuthenticationType: 'deviceAuthentication' },
    bindings:
      secret === undefined ? {} : { sharedSecret: reading.files.addSecret('shared-secret.txt', secret) },
    needsIdentity: false,
  };
}

function userNameAndPassword(reading: Reading): ImportedAuthentication {
  const username = takeText(reading, reading.places.tunnel, 'AuthName');
  if (username === undefined) reportNoUserName(reading);
  const secret = username === undefined ? undefined : takeSecret(reading, 'AuthPassword');
  return {
    policy: { authenticationMethod: 'usernameAndPassword', clientAuthenticationType: 'userAuthentication' },
    bindings:
      username === undefined || secret === undefined
        ? {}
        : { eap: { username, password: reading.files.addSecret('eap-password.txt', secret) } },
    needsIdentity: false,
  };
}

/** The device takes secrets as data too; a file holds the text. */
function takeSecret(reading: Reading, key: string): string | undefined {
  const node = take(reading, reading.places.tunnel, key);
  if (node?.type === 'string' && node.value !== '') return node.value;
  const text = node?.type === 'data' ? Buffer.from(node.value).toString('utf8') : undefined;
  if (node?.type === 'data' && text !== '' && Buffer.from(text ?? '').equals(node.value)) return text;
  const at = node ?? reading.places.tunnel ?? reading.vpn;
  const message = `${key} is ${node === undefined ? 'absent' : 'no text'}; bind the secret before the policy is translated`;
  reading.findings.push(
    cannotSay(at, message, 'bindings name a file with the secret, and there is none to write'),
  );
  return undefined;
}

function reportNoUserName({ places: { tunnel }, vpn, column, findings }: Reading): void {
  const isAlwaysOn = column === 'alwaysOn';
  findings.push(
    changed(
      tunnel?.entries.get('ExtendedAuthEnabled') ?? tunnel ?? vpn,
      isAlwaysOn
        ? 'EAP has no user name; bind eap before the policy is translated'
        : 'EAP has no user name, so the device asks for it and for the password',
      isAlwaysOn
        ? 'nobody can be asked while an Always On VPN connects'
        : 'Graph holds neither; bind eap to have both in the profile',
      isAlwaysOn ? 'warning' : 'info',
    ),
  );
}

function reportMethodNone({ places: { tunnel }, vpn, findings }: Reading): void {
  findings.push(
    changed(
      tunnel?.entries.get('AuthenticationMethod') ?? tunnel ?? vpn,
      'EAP without a user name is imported as a certificate with user authentication, which is translated with AuthenticationMethod Certificate',
      'EAP-TLS needs the certificate, and an Always On device attaches none with the method None',
      'warning',
    ),
  );
}

function noSuchWay(node: PlistNode) {
  return cannotSay(
    node,
    'AuthenticationMethod and ExtendedAuthEnabled together are a way of authenticating that Graph has not; it has a certificate, EAP-TLS, a shared secret, and EAP with a user name',
    'the policy would authenticate in another way than the profile, so there is none to make',
    'error',
  );
}
