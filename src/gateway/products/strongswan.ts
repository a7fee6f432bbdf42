import { isIP } from 'node:net';
import { inSentence } from '../../text/in-sentence.js';
import {
  type CertificateType,
  certificateTypes,
  ciphers,
  groups,
  hashes,
  postQuantumMethods,
} from '../algorithms.js';
import { identityKind } from '../identity-form.js';
import type { ProfileOffer, Suite, TunnelOffer } from '../offer.js';
import {
  type GatewayOptions,
  type GatewayText,
  type MissingPart,
  missingParts,
  type NamedCertificate,
} from '../product.js';
import { type Connection, connectionsOf } from './connections.js';
import { type Entry, renderSections, section, setting } from './swanctl-text.js';

/** The configuration of strongSwan: a whole `swanctl.conf`. */
export function strongswan(offer: ProfileOffer, options: GatewayOptions): GatewayText {
  const missing = new Set<MissingPart>();
  const connections = connectionsOf(offer.tunnels).map((connection) =>
    connectionSection(connection, options, missing),
  );
  const needsPool = options.pools.length === 0;
  if (needsPool) missing.add(missingParts.pool);
  const secrets = secretsOf(offer.tunnels);
  const sections = [
    section('connections', connections),
    section('pools', poolsOf(options, offer)),
    ...(secrets.length === 0 ? [] : [section('secrets', secrets)]),
  ];
  return { text: `${header(offer)}\n${renderSections(sections)}`, missing: [...missing] };
}

/** The least version: additional key exchanges came with 6.0, all else is in 5.9. */
export function leastVersion({ tunnels }: ProfileOffer): string {
  return tunnels.some(({ ike }) => ike.postQuantum.length > 0)
    ? 'strongSwan 6.0, with its plugin "ml" or with OpenSSL 3.5 or newer (for ML-KEM)'
    : 'strongSwan 5.9';
}

function header(offer: ProfileOffer): string {
  const [{ tls, authentication }] = offer.tunnels;
  const secret = offer.tunnels.some(
    ({ authentication: { kind }, ppk }) => ppk || kind === 'shared-secret' || kind === 'eap-mschapv2',
  );
  return [
    '# Gateway of an Apple IKEv2 profile, for strongSwan (swanctl.conf). Made by alwayson.',
    '# Each comment names the Apple key that the line below it follows from.',
    `# Least version: ${leastVersion(offer)}.`,
    "# Certificates are named by their files: put the gateway's into x509/ and its key into private/,",
    '# the authorities into x509ca/, all below the folder of swanctl.conf. Then: swanctl --load-all',
    ...(secret ? ['# This file holds secrets: keep it readable by root alone.'] : []),
    ...(authentication.kind === 'eap-tls' && (tls.minimum ?? tls.maximum) !== undefined
      ? [
          '# TLSMinimumVersion and TLSMaximumVersion belong into strongswan.conf:',
          `#   charon { tls { ${tls.minimum === undefined ? '' : `version_min = ${inSentence(tls.minimum)} `}${tls.maximum === undefined ? '' : `version_max = ${inSentence(tls.maximum)} `}} }`,
        ]
      : []),
    '',
  ].join('\n');
}

function connectionSection(
  { tunnel, name, interfaces }: Connection,
  options: GatewayOptions,
  missing: Set<MissingPart>,
): Entry {
  const { ike, mobike } = tunnel;
  return section(
    name,
    [
      setting('version', '2', 'The device speaks IKEv2 alone (ProtocolType IKEv2).'),
      setting('proposals', ikeProposal(ike), suiteWords('IKESecurityAssociationParameters', ike)),
      setting(
        'mobike',
        mobike ? 'yes' : 'no',
        `DisableMOBIKE ${mobike ? 0 : 1}${mobike ? ': the tunnel survives a change of network.' : '.'}`,
      ),
      setting('fragmentation', 'yes', 'Certificates make messages that are larger than a packet.'),
      setting(
        'unique',
        'never',
        interfaces > 1
          ? 'The device opens one tunnel on Wi-Fi and one on cellular with the same identity. Any other value ends the first.'
          : 'A device that comes back from another network is let in before its old tunnel is gone.',
      ),
      ...(tunnel.authentication.kind === 'shared-secret' ? [] : [sendCert(tunnel)]),
      setting(
        'rekey_time',
        '0s',
        'LifeTimeInMinutes is the interval after which the device renews; the gateway does not.',
      ),
      setting('reauth_time', '0s', 'Only the device can authenticate anew.'),
      setting(
        'dpd_delay',
        '300s',
        "DeadPeerDetectionRate is the interval of the device. This one is the gateway's own: short enough to clear what is gone, long enough for phones asleep.",
      ),
      ...ppkSettings(tunnel),
      setting('pools', poolNames(options).join(', '), 'The addresses that devices get; see pools below.'),
      ...missingSecrets(tunnel, missing),
      section('local', localSettings(tunnel, options, missing)),
      section('remote', remoteSettings(tunnel, options, missing)),
      section('children', [childSection(name, tunnel, options)]),
    ],
    `Interfaces: ${tunnel.interfaces.length === 0 ? 'all, not Always On' : interfacesWords(tunnel, interfaces)}. RemoteAddress: ${inSentence(tunnel.address ?? 'none')}.`,
  );
}

function interfacesWords({ interfaces: [only] }: TunnelOffer, count: number): string {
  return count > 1 ? 'Cellular and WiFi' : String(only);
}

function sendCert({ serverCertificateIssuer }: TunnelOffer): Entry {
  return setting(
    'send_cert',
    'always',
    serverCertificateIssuer === undefined
      ? 'No ServerCertificateIssuerCommonName: the device asks for no certificate and needs one all the same.'
      : 'ServerCertificateIssuerCommonName makes the device ask for a certificate; "always" also serves those that do not ask.',
  );
}

function ppkSettings({ ppk }: TunnelOffer): Entry[] {
  if (ppk === undefined) return [];
  return [
    setting('ppk_id', ppk.identifier, 'PPKIdentifier.'),
    setting('ppk_required', ppk.mandatory ? 'yes' : 'no', `PPKMandatory ${ppk.mandatory ? 1 : 0}.`),
  ];
}

function localSettings(tunnel: TunnelOffer, options: GatewayOptions, missing: Set<MissingPart>): Entry[] {
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
      options.certificate === undefined
        ? 'Replace this: --gateway-cert names it.'
        : 'Named by --gateway-cert.',
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

/** strongSwan refuses a connection with a setting that it does not know, and takes any text for a name or a secret. */
function missingSetting(part: MissingPart, because: string, missing: Set<MissingPart>): Entry {
  missing.add(part);
  return setting(part.placeholder, 'yes', because);
}

function missingSecrets({ authentication }: TunnelOffer, missing: Set<MissingPart>): Entry[] {
  const because = 'Write the secret into secrets below, then remove this line.';
  if (authentication.kind === 'shared-secret' && authentication.secret === undefined) {
    return [missingSetting(missingParts.sharedSecret, because, missing)];
  }
  if (authentication.kind === 'eap-mschapv2' && authentication.password === undefined) {
    return [missingSetting(missingParts.password, because, missing)];
  }
  return [];
}

/** strongSwan guesses the kind of an identity; a prefix says it. */
function typedIdentity(text: string): string {
  const prefixes = { address: '', email: 'email:', fqdn: 'fqdn:' } as const;
  return prefixes[identityKind(text)] + text;
}

function remoteSettings(tunnel: TunnelOffer, options: GatewayOptions, missing: Set<MissingPart>): Entry[] {
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

function childSection(name: string, tunnel: TunnelOffer, options: GatewayOptions): Entry {
  const { child, pfs } = tunnel;
  return section(name, [
    setting(
      'local_ts',
      trafficOf(options).join(', '),
      'The device sends all its traffic through the tunnel.',
    ),
    setting(
      'esp_proposals',
      childProposal(child, pfs),
      `${suiteWords('ChildSecurityAssociationParameters', child)} EnablePFS ${pfs ? 1 : 0}: ${
        pfs
          ? 'renewals use the group. While devices without it are about, append -modpnone.'
          : 'renewals use no group.'
      }`,
    ),
    setting('rekey_time', '0s', 'LifeTimeInMinutes: the device renews.'),
    setting('dpd_action', 'clear', 'The gateway cannot call a phone back.'),
  ]);
}

/** The proposal of IKE: with AEAD the hash is the pseudo-random function alone. */
export function ikeProposal({ encryption, integrity, group, postQuantum }: Suite): string {
  const hash = ciphers[encryption].aead ? hashes[integrity].strongswanPrf : hashes[integrity].strongswan;
  return [ciphers[encryption].strongswan, hash, ...exchangesOf(group, postQuantum)].join('-');
}

/** The proposal of the child: a group only with PFS, since the first child takes its keys from IKE. */
export function childProposal({ encryption, integrity, group, postQuantum }: Suite, pfs: boolean): string {
  const hash = ciphers[encryption].aead ? [] : [hashes[integrity].strongswan];
  return [ciphers[encryption].strongswan, ...hash, ...(pfs ? exchangesOf(group, postQuantum) : [])].join('-');
}

/** The i-th post-quantum method is the i-th additional key exchange. */
function exchangesOf(group: number, postQuantum: readonly number[]): string[] {
  const additional = postQuantum.map(
    (id, index) => `ke${index + 1}_${postQuantumMethods[id]?.strongswan ?? id}`,
  );
  return [groups[group]?.strongswan ?? String(group), ...additional];
}

function suiteWords(key: string, { encryption, integrity, group, postQuantum }: Suite): string {
  const methods = postQuantum.length === 0 ? '' : `, PostQuantumKeyExchangeMethods ${postQuantum.join(', ')}`;
  return `${key}: EncryptionAlgorithm ${encryption}, IntegrityAlgorithm ${integrity}, DiffieHellmanGroup ${group}${methods}.`;
}

/** Each pool with its name: `v4`, `v6`, and numbered where there are several of a family. */
function namedPools({
  pools,
}: GatewayOptions): { readonly name: string; readonly network: string; readonly family: 4 | 6 }[] {
  const count = { 4: 0, 6: 0 };
  return pools.map((network) => {
    const family = network.includes(':') ? 6 : 4;
    count[family]++;
    return { name: `v${family}${count[family] === 1 ? '' : `-${count[family]}`}`, network, family };
  });
}

function poolNames(options: GatewayOptions): string[] {
  const names = namedPools(options).map(({ name }) => name);
  return names.length === 0 ? ['v4'] : names;
}

function trafficOf(options: GatewayOptions): string[] {
  const families = new Set(namedPools(options).map(({ family }) => family));
  if (families.size === 0) families.add(4);
  return [...(families.has(4) ? ['0.0.0.0/0'] : []), ...(families.has(6) ? ['::/0'] : [])];
}

function poolsOf(options: GatewayOptions, { tunnels }: ProfileOffer): Entry[] {
  const pools = namedPools(options);
  const subnet = tunnels.some(({ internalSubnet }) => internalSubnet);
  if (pools.length === 0) {
    return [
      section('v4', [setting('addrs', missingParts.pool.placeholder, 'Replace this: --pool names it.')]),
    ];
  }
  return pools.map(({ name, network, family }, index) => {
    const ofFamily = (address: string) => isIP(address) === family;
    const others =
      index === 0 ? options.dns.filter((dns) => !pools.some((pool) => isIP(dns) === pool.family)) : [];
    const first = pools.findIndex((pool) => pool.family === family) === index;
    const dns = [...(first ? options.dns.filter(ofFamily) : []), ...others];
    return section(name, [
      setting('addrs', network, 'Named by --pool.'),
      ...(dns.length === 0 ? [] : [setting('dns', dns.join(', '), 'Named by --dns.')]),
      ...(subnet
        ? [
            setting(
              'subnet',
              family === 4 ? '0.0.0.0/0' : '::/0',
              'UseConfigurationAttributeInternalIPSubnet 1: the networks that are reached through the tunnel.',
            ),
          ]
        : []),
    ]);
  });
}

function secretsOf(tunnels: ProfileOffer['tunnels']): Entry[] {
  const entries = new Map<string, readonly Entry[]>();
  const add = (kind: string, settings: readonly Entry[]) => {
    const told = JSON.stringify(settings);
    if ([...entries.values()].some((other) => JSON.stringify(other) === told)) return;
    const count = [...entries.keys()].filter((key) => key.startsWith(`${kind}-`)).length;
    entries.set(`${kind}-${count + 1}`, settings);
  };
  for (const { authentication, ppk, remoteIdentifier } of tunnels) {
    if (authentication.kind === 'shared-secret') {
      add('ike', [
        ...owner(
          remoteIdentifier && typedIdentity(remoteIdentifier),
          'RemoteIdentifier: of this gateway, for every device.',
        ),
        ...secretSetting(authentication.secret, 'SharedSecret'),
      ]);
    }
    if (authentication.kind === 'eap-mschapv2') {
      add('eap', [
        ...owner(authentication.userName, 'AuthName.'),
        ...secretSetting(authentication.password, 'AuthPassword'),
      ]);
    }
    if (ppk !== undefined) {
      add('ppk', [...owner(ppk.identifier, 'PPKIdentifier.'), ...secretSetting(ppk.key, 'PPK')]);
    }
  }
  return [...entries].map(([name, settings]) => section(name, settings));
}

function owner(name: string | undefined, because: string): Entry[] {
  return name ? [setting('id-1', name, because)] : [];
}

function secretSetting(secret: Uint8Array | undefined, key: string): Entry[] {
  if (secret === undefined) return [];
  return [setting('secret', `0s${Buffer.from(secret).toString('base64')}`, `${key}, in Base64.`)];
}
