import { type CertificateType, certificateTypes } from '../../algorithms.js';
import { identityKind } from '../../identity-form.js';
import type { TunnelOffer } from '../../offer.js';
import { type GatewayOptions, type MissingPart, missingParts, type NamedCertificate } from '../../product.js';
import { missingSetting } from './missing.js';
import { type Entry, setting } from './text.js';

export function localSettings(
  tunnel: TunnelOffer,
  options: GatewayOptions,
  missing: Set<MissingPart>,
): Entry[] {
  const id = identitySetting(
    tunnel,
    tunnel.authentication.kind === 'shared-secret'
      ? 'RemoteIdentifier.'
      : 'RemoteIdentifier: has to be a subjectAltName of the certificate.',
    missing,
  );
  if (tunnel.authentication.kind === 'shared-secret') {
    return [setting('auth', 'psk', 'AuthenticationMethod SharedSecret.'), id];
  }
  if (options.certificate === undefined) missing.add(missingParts.certificate);
  return [
    setting('auth', 'pubkey', 'The device checks the certificate of the gateway.'),
    setting(
      'certs',
      options.certificate?.file ?? missingParts.certificate.placeholder,
      `${options.certificate === undefined ? 'Replace this: --gateway-cert names it.' : 'Named by --gateway-cert.'}${revocation(tunnel)}`,
    ),
    id,
  ];
}

function identitySetting(
  { remoteIdentifier }: TunnelOffer,
  because: string,
  missing: Set<MissingPart>,
): Entry {
  if (remoteIdentifier) return setting('id', typedIdentity(remoteIdentifier), because);
  return missingSetting(missingParts.remoteIdentifier, 'Replace this line by: id = …', missing);
}

/** strongSwan guesses the kind of an identity; a prefix says it. */
export function typedIdentity(text: string): string {
  const prefixes = { address: '', email: 'email:', fqdn: 'fqdn:' } as const;
  return prefixes[identityKind(text)] + text;
}

export function remoteSettings(
  tunnel: TunnelOffer,
  options: GatewayOptions,
  missing: Set<MissingPart>,
): Entry[] {
  const { authentication } = tunnel;
  const anyName = setting('id', '%any', 'LocalIdentifier: every device has its own.');
  switch (authentication.kind) {
    case 'shared-secret':
      return [setting('auth', 'psk', 'AuthenticationMethod SharedSecret.'), anyName];
    case 'certificate':
      return [deviceKey(authentication.keyType, options), ...authorities(options, missing), anyName];
    case 'eap-tls':
      return [
        setting('auth', 'eap-tls', 'ExtendedAuthEnabled 1 with an identity and no AuthName.'),
        ...authorities(options, missing),
        anyName,
        setting('eap_id', '%any', 'The name inside EAP is that of the certificate.'),
      ];
    case 'eap-mschapv2':
      return [
        setting('auth', 'eap-mschapv2', 'ExtendedAuthEnabled 1 with AuthName.'),
        anyName,
        setting('eap_id', '%any', 'AuthName: looked up in secrets below.'),
      ];
  }
}

/**
 * The kind of the device's key. With a size strongSwan wants the same of the authorities, so that it is written only
 * where those are known to have it.
 */
function deviceKey(keyType: CertificateType, { deviceAuthorities }: GatewayOptions): Entry {
  const { strongswan: name } = certificateTypes[keyType];
  const [, size] = name.split('-');
  const enough = ({ certificate }: NamedCertificate) =>
    certificate.keyType.startsWith('P-') && Number(certificate.keyBits) >= Number(size);
  const fits = size === undefined || (deviceAuthorities.length > 0 && deviceAuthorities.every(enough));
  return setting(
    'auth',
    fits ? name : 'pubkey',
    `AuthenticationMethod Certificate, CertificateType ${keyType}: the key of the device.${
      fits ? '' : ` Not ${name}, which the authority would have to be, too.`
    }`,
  );
}

function authorities({ deviceAuthorities }: GatewayOptions, missing: Set<MissingPart>): Entry[] {
  if (deviceAuthorities.length === 0) missing.add(missingParts.deviceAuthority);
  const files = deviceAuthorities.map(({ file }) => file);
  return [
    setting(
      'cacerts',
      (files.length === 0 ? [missingParts.deviceAuthority.placeholder] : files).join(', '),
      `Who issued the certificates of the devices${files.length === 0 ? '. Replace this: --device-ca names it.' : ', named by --device-ca.'}`,
    ),
  ];
}

function revocation({ revocationCheck }: TunnelOffer): string {
  return revocationCheck
    ? ' EnableCertificateRevocationCheck 1: it needs the address of an OCSP responder or of a CRL that devices reach.'
    : '';
}
