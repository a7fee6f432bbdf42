import { InputError } from '../../input-error.js';
import { inSentence } from '../../text/in-sentence.js';
import { certificateTypes, ciphers, groups, hashes } from '../algorithms.js';
import { identityKind } from '../identity-form.js';
import { holdsSecret, type ProfileOffer, type Suite, type TunnelOffer } from '../offer.js';
import { type GatewayOptions, type GatewayText, type MissingPart, missingParts } from '../product.js';
import { type Connection, connectionsOf } from './connections.js';

/** One setting of a connection, and what it follows from. */
type Line = readonly [key: string, value: string, because: string];

/**
 * The configuration of Libreswan: connections of an `ipsec.conf`.
 *
 * @throws InputError for what Libreswan does not have
 */
export function libreswan(offer: ProfileOffer, options: GatewayOptions): GatewayText {
  const missing = new Set<MissingPart>();
  const connections = connectionsOf(offer.tunnels);
  const secret = offer.tunnels.some(holdsSecret);
  const parts = connections.map((connection) => connectionText(connection, options, missing));
  const head = [
    '# Gateway of an Apple IKEv2 profile, for Libreswan (ipsec.conf). Made by alwayson.',
    '# Each comment names the Apple key that the line below it follows from.',
    '# Certificates and keys are in the NSS database: ipsec import gateway.p12; certutil -A for the authorities.',
    ...(secret ? ['# This file holds secrets in comments: keep it readable by root alone.'] : []),
    '',
    'config setup',
    '\t# The device opens one tunnel an interface with the same identity; "yes" would end the first.',
    '\tuniqueids=no',
    '',
  ];
  return { text: `${head.join('\n')}\n${parts.join('\n')}`, missing: [...missing], secret };
}

function connectionText(
  { tunnel, name }: Connection,
  options: GatewayOptions,
  missing: Set<MissingPart>,
): string {
  refuseUnknown(tunnel);
  const lines = [
    ...generalLines(tunnel),
    ...leftLines(tunnel, options, missing),
    ...rightLines(tunnel, options, missing),
  ];
  return [
    `conn ${name}`,
    ...lines.flatMap(([key, value, because]) => [`\t# ${because}`, `\t${key}=${value}`]),
    ...secretLines(tunnel, missing),
    '',
  ].join('\n');
}

/** Libreswan lacks some of what a profile can ask for; half a configuration would mislead. */
function refuseUnknown({ ike, child, authentication, name }: TunnelOffer): void {
  const lacking = [
    ...(ike.postQuantum.length > 0 ? ['ML-KEM (PostQuantumKeyExchangeMethods)'] : []),
    ...(authentication.kind === 'eap-mschapv2' ? ['EAP-MSCHAPv2 (ExtendedAuthEnabled 1 with AuthName)'] : []),
    ...[ike, child].flatMap(({ encryption, integrity, group }) => [
      ...(hashes[integrity].libreswan !== undefined ? [] : [`IntegrityAlgorithm ${integrity}`]),
      ...(ciphers[encryption].libreswan !== undefined ? [] : [`EncryptionAlgorithm ${encryption}`]),
      ...(groups[group]?.libreswan === undefined ? [`DiffieHellmanGroup ${group}`] : []),
    ]),
  ];
  if (lacking.length === 0) return;
  throw new InputError(
    `Libreswan has no ${[...new Set(lacking)].join(', no ')}, which the tunnel ${name} needs. Use --to strongswan.`,
  );
}

function generalLines({ ike, child, pfs, mobike, ppk }: TunnelOffer): Line[] {
  return [
    ['ikev2', 'yes', 'The device speaks IKEv2 alone (ProtocolType IKEv2).'],
    ['ike', ikeProposal(ike), suiteWords('IKESecurityAssociationParameters', ike)],
    ['esp', espProposal(child, pfs), suiteWords('ChildSecurityAssociationParameters', child)],
    ['pfs', pfs ? 'yes' : 'no', `EnablePFS ${pfs ? 1 : 0}.`],
    ['rekey', 'no', 'LifeTimeInMinutes is the interval after which the device renews; the gateway does not.'],
    ['mobike', mobike ? 'yes' : 'no', `DisableMOBIKE ${mobike ? 0 : 1}.`],
    ['fragmentation', 'yes', 'Certificates make messages that are larger than a packet.'],
    ['narrowing', 'yes', 'The device asks for everything and gets what its address allows.'],
    [
      'dpddelay',
      '300',
      "DeadPeerDetectionRate is the interval of the device; this one is the gateway's own.",
    ],
    ['retransmit-timeout', '60s', 'Phones asleep answer late.'],
    ['auto', 'add', 'The device begins.'],
    ...(ppk === undefined
      ? []
      : ([
          [
            'ppk',
            ppk.mandatory ? 'insist' : 'yes',
            `PPKMandatory ${ppk.mandatory ? 1 : 0}; the key itself goes into ipsec.secrets.`,
          ],
        ] as const)),
  ];
}

function leftLines(tunnel: TunnelOffer, { certificate }: GatewayOptions, missing: Set<MissingPart>): Line[] {
  const { authentication, remoteIdentifier } = tunnel;
  if (!remoteIdentifier) missing.add(missingParts.remoteIdentifier);
  // Libreswan refuses a connection with a setting that it does not know, and takes any text for a name.
  const id: Line = [
    remoteIdentifier ? 'leftid' : missingParts.remoteIdentifier.placeholder,
    identityOf(remoteIdentifier),
    'RemoteIdentifier: has to be a subjectAltName of the certificate.',
  ];
  const common: Line[] = [
    ['left', '%defaultroute', `RemoteAddress: ${inSentence(tunnel.address ?? 'none')}.`],
    ['leftsubnet', '0.0.0.0/0', 'The device sends all its traffic through the tunnel.'],
    id,
  ];
  if (authentication.kind === 'shared-secret') {
    return [...common, ['authby', 'secret', 'AuthenticationMethod SharedSecret.']];
  }
  if (certificate === undefined) missing.add(missingParts.certificate);
  return [
    ...common,
    [
      'leftcert',
      certificate?.certificate.subjectCommonName ?? missingParts.certificate.placeholder,
      'The nickname in the NSS database of the certificate that --gateway-cert names.',
    ],
    [
      'leftsendcert',
      'always',
      'The device asks for a certificate only with ServerCertificateIssuerCommonName.',
    ],
  ];
}

function rightLines(
  { authentication }: TunnelOffer,
  options: GatewayOptions,
  missing: Set<MissingPart>,
): Line[] {
  const v4 = options.pools.filter((pool) => !pool.includes(':'));
  if (v4.length === 0) missing.add(missingParts.pool);
  const common: Line[] = [
    ['right', '%any', 'The device comes from anywhere.'],
    [
      'rightaddresspool',
      v4[0] ?? missingParts.pool.placeholder,
      'The addresses that devices get, named by --pool.',
    ],
    ...(options.dns.length === 0
      ? []
      : ([['modecfgdns', options.dns.join(','), 'Named by --dns.']] as const)),
  ];
  switch (authentication.kind) {
    case 'shared-secret':
      return [...common, ['rightid', '%any', 'LocalIdentifier: every device has its own.']];
    case 'certificate':
      return [
        ...common,
        [
          'authby',
          certificateTypes[authentication.keyType].libreswan,
          `CertificateType ${authentication.keyType}: the key of the device.`,
        ],
        [
          'rightid',
          '%fromcert',
          'LocalIdentifier has to be a subjectAltName of the certificate of the device.',
        ],
        ...authorityLines(options, missing),
      ];
    case 'eap-tls':
    case 'eap-mschapv2':
      return [
        ...common,
        ['leftauth', 'rsasig', 'The device checks the certificate of the gateway.'],
        ['rightauth', 'eaponly', 'ExtendedAuthEnabled 1.'],
        ['leftautheap', 'tls', 'ExtendedAuthEnabled 1 with an identity.'],
        ['rightid', '%any', 'LocalIdentifier: every device has its own.'],
        ...authorityLines(options, missing),
      ];
  }
}

function authorityLines({ deviceAuthorities: [first] }: GatewayOptions, missing: Set<MissingPart>): Line[] {
  if (first === undefined) missing.add(missingParts.deviceAuthority);
  return [
    [
      'rightca',
      first === undefined
        ? missingParts.deviceAuthority.placeholder
        : `"${inSentence(first.certificate.subject)}"`,
      'Who issued the certificates of the devices, named by --device-ca.',
    ],
  ];
}

function secretLines(
  { authentication, remoteIdentifier, ppk }: TunnelOffer,
  missing: Set<MissingPart>,
): string[] {
  const lines: string[] = [];
  if (authentication.kind === 'shared-secret') {
    const { secret } = authentication;
    if (secret === undefined) missing.add(missingParts.sharedSecret);
    const text = secret === undefined ? missingParts.sharedSecret.placeholder : base64(secret);
    lines.push(
      '\t# Into ipsec.secrets, without the mark in front (SharedSecret, in Base64):',
      `\t#${identityOf(remoteIdentifier)} %any : PSK ${text}`,
    );
  }
  if (ppk !== undefined) {
    lines.push(
      '\t# Into ipsec.secrets, without the mark in front (PPKIdentifier and PPK, in Base64):',
      `\t#: PPKS "${inSentence(ppk.identifier)}" ${base64(ppk.key)}`,
    );
  }
  return lines;
}

function base64(secret: Uint8Array): string {
  return `0s${Buffer.from(secret).toString('base64')}`;
}

function identityOf(text: string | undefined): string {
  if (!text) return missingParts.remoteIdentifier.placeholder;
  const shown = inSentence(text);
  return identityKind(text) === 'fqdn' ? `@${shown}` : shown;
}

function ikeProposal({ encryption, integrity, group }: Suite): string {
  return `${ciphers[encryption].libreswan}-${hashes[integrity].libreswan};${groups[group]?.libreswan}`;
}

function espProposal({ encryption, integrity, group }: Suite, pfs: boolean): string {
  const hash = ciphers[encryption].aead ? 'none' : hashes[integrity].libreswan;
  return `${ciphers[encryption].libreswan}-${hash}${pfs ? `;${groups[group]?.libreswan}` : ''}`;
}

function suiteWords(key: string, { encryption, integrity, group }: Suite): string {
  return `${key}: EncryptionAlgorithm ${encryption}, IntegrityAlgorithm ${integrity}, DiffieHellmanGroup ${group}.`;
}
