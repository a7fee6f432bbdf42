import { readFileSync } from 'node:fs';
import { readCertificate } from '../../src/certificates/certificate.js';
import type { Finding } from '../../src/finding.js';
import { judgeGateway } from '../../src/gateway/judge-gateway.js';
import type { ProfileOffer } from '../../src/gateway/offer.js';
import { offerOf } from '../../src/gateway/offer-of.js';
import type { GatewayOptions } from '../../src/gateway/product.js';
import { strongswan } from '../../src/gateway/products/strongswan.js';
import { readGateway } from '../../src/gateway/read-gateway.js';
import type { GatewayCertificates } from '../../src/gateway/rule.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { cellular, changedAll, goodProfile, rootCertificate, wifi } from './good-profile.js';
import { testNow } from './run-cli.js';

const certificates = new URL('../../fixtures/gateway/certificates/', import.meta.url);

/** A gateway's certificate: `vpn.example.com`, of "Contoso VPN Root (example)". */
export const gatewayCertificate = readCertificate(readFileSync(new URL('gateway.pem', certificates)));
/** The authority of {@link gatewayCertificate}. */
export const gatewayRoot = readCertificate(readFileSync(new URL('gateway-root.pem', certificates)));
/** The authority of the identity in the good profile. */
export const deviceAuthority = readCertificate(rootCertificate);

/** Values by their path in the tunnel; undefined takes one away. */
export type TunnelChanges = Readonly<Record<string, PlistValue | undefined>>;

/** The good profile with one tunnel, for both interfaces, whose gateway has {@link gatewayCertificate}. */
export function gatewayProfile(changes: TunnelChanges = {}): PlistDictionary {
  const tunnel = {
    Interfaces: ['Cellular', 'WiFi'],
    RemoteAddress: 'vpn.example.com',
    RemoteIdentifier: 'vpn.example.com',
    ServerCertificateCommonName: 'vpn.example.com',
    ServerCertificateIssuerCommonName: 'Contoso VPN Root (example)',
    ...changes,
  };
  const placed = Object.entries(tunnel).map(([key, value]) => [`${cellular}/${key}`, value] as const);
  const present = changedAll(goodProfile(), { [wifi]: undefined });
  return changedAll(
    present,
    Object.fromEntries(placed.filter(([at, value]) => value !== undefined || has(present, at))),
  );
}

function has(profile: PlistDictionary, at: string): boolean {
  return (
    at
      .split('/')
      .slice(1)
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], profile) !==
    undefined
  );
}

export async function offered(changes: TunnelChanges = {}): Promise<ProfileOffer> {
  return offerOf(dictionaryNodeOf(gatewayProfile(changes)));
}

/** All that no profile says. */
export const gatewayOptions: GatewayOptions = {
  certificate: { file: 'gateway.pem', certificate: gatewayCertificate },
  deviceAuthorities: [{ file: 'devices.pem', certificate: deviceAuthority }],
  pools: ['10.99.0.0/24', 'fd00:99::/112'],
  dns: ['10.99.0.1'],
};

/** What lies in the folders of the gateway. */
export const gatewayFolder: GatewayCertificates = {
  own: new Map([
    ['gateway.pem', gatewayCertificate],
    ['other.pem', gatewayRoot],
  ]),
  authorities: new Map([
    ['devices.pem', deviceAuthority],
    ['others.pem', gatewayRoot],
  ]),
};

/** The swanctl.conf that is written for a profile, without its comments. */
export async function swanctlFor(changes: TunnelChanges = {}): Promise<string> {
  const { text } = strongswan(await offered(changes), gatewayOptions);
  return text.replaceAll(/^ *#.*\n/gm, '').trimStart();
}

/** What is said of a profile and the configuration of its gateway. */
export async function saidOf(
  conf: string,
  changes: TunnelChanges = {},
  file = 'swanctl.conf',
): Promise<Finding[]> {
  const gateway = readGateway(file, conf, () => undefined);
  return judgeGateway(await offered(changes), gateway, { certificates: gatewayFolder, now: testNow }).flatMap(
    ({ findings }) => findings,
  );
}
