import { inSentence } from '../../text/in-sentence.js';
import { holdsSecret, type ProfileOffer, type TunnelOffer } from '../offer.js';
import { type GatewayOptions, type GatewayText, type MissingPart, missingParts } from '../product.js';
import { type Connection, connectionsOf } from './connections.js';
import { poolNames, poolsOf, trafficOf } from './strongswan/pools.js';
import { childProposal, ikeProposal, suiteWords } from './strongswan/proposal.js';
import { missingSecrets, secretsOf } from './strongswan/secrets.js';
import { localSettings, remoteSettings } from './strongswan/sides.js';
import { type Entry, renderSections, section, setting } from './strongswan/text.js';

/** The configuration of strongSwan: a whole `swanctl.conf`. */
export function strongswan(offer: ProfileOffer, options: GatewayOptions): GatewayText {
  const missing = new Set<MissingPart>();
  const connections = connectionsOf(offer.tunnels).map((connection) =>
    connectionSection(connection, options, missing),
  );
  const needsPool = options.pools.length === 0;
  if (needsPool) missing.add(missingParts.pool);
  const secrets = secretsOf(offer.tunnels);
  const secret = offer.tunnels.some(holdsSecret);
  const sections = [
    section('connections', connections),
    section('pools', poolsOf(options, offer)),
    ...(secrets.length === 0 ? [] : [section('secrets', secrets)]),
  ];
  return { text: `${header(offer, secret)}\n${renderSections(sections)}`, missing: [...missing], secret };
}

/** The least version: additional key exchanges came with 6.0, all else is in 5.9. */
export function leastVersion({ tunnels }: ProfileOffer): string {
  return tunnels.some(({ ike }) => ike.postQuantum.length > 0)
    ? 'strongSwan 6.0, with its plugin "ml" or with OpenSSL 3.5 or newer (for ML-KEM)'
    : 'strongSwan 5.9';
}

function header(offer: ProfileOffer, secret: boolean): string {
  return [
    '# Gateway of an Apple IKEv2 profile, for strongSwan (swanctl.conf). Made by alwayson.',
    '# Each comment names the Apple key that the line below it follows from.',
    `# Least version: ${leastVersion(offer)}.`,
    "# Certificates are named by their files: put the gateway's into x509/ and its key into private/,",
    '# the authorities into x509ca/, all below the folder of swanctl.conf. Then: swanctl --load-all',
    ...(secret ? ['# This file holds secrets: keep it readable by root alone.'] : []),
    ...tlsLines(offer),
    ...mtuLines(offer),
    '',
  ].join('\n');
}

/** The versions of TLS, which are no setting of a connection. */
function tlsLines({ tunnels }: ProfileOffer): string[] {
  const eap = tunnels.find(({ authentication }) => authentication.kind === 'eap-tls');
  const versions = [
    ...(eap?.tls.minimum === undefined ? [] : [`version_min = ${inSentence(eap.tls.minimum)}`]),
    ...(eap?.tls.maximum === undefined ? [] : [`version_max = ${inSentence(eap.tls.maximum)}`]),
  ];
  if (versions.length === 0) return [];
  return [
    '# TLSMinimumVersion and TLSMaximumVersion belong into strongswan.conf:',
    '#   libtls {',
    ...versions.map((line) => `#     ${line}`),
    '#   }',
  ];
}

/** The device does not say its MTU, and packets that are too large for it are dropped. */
function mtuLines({ tunnels }: ProfileOffer): string[] {
  const sizes = tunnels.flatMap(({ mtu }) => mtu ?? []);
  if (sizes.length === 0) return [];
  return [
    `# MTU ${Math.min(...sizes)} is not negotiated: clamp the segment size (MSS) of TCP on the gateway to it.`,
  ];
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
