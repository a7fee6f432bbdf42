import { declarationTypes } from '../apple/declarations/declaration-types.js';
import { inTableOrder } from '../apple/order.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import { vpnPayloadType } from '../apple/profile.js';
import type { Finding } from '../finding.js';
import { itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Assets } from './assets.js';
import { certificateAsset, isAuthority } from './certificates.js';
import { credentialAsset, identityAsset, identityRowOf } from './credentials.js';
import { type Declaration, declare, type JsonDictionary } from './declaration.js';
import { settleExtendedAuth } from './extended-auth.js';
import { leftOut, notTaken } from './findings.js';
import { moveKeys } from './move.js';
import type { Names } from './names.js';
import { vpnRows } from './rows/vpn.js';

/** A set of declarations in the making. */
export interface Making {
  readonly payloads: readonly DictionaryNode[];
  readonly names: Names;
  readonly assets: Assets;
  /** The Identifiers of the assets by the PayloadUUIDs that VPNs name; undefined where none can be made. */
  readonly identities: Map<string, string | undefined>;
  readonly findings: Finding[];
}

/**
 * The configuration that does what a payload does; none where there is no such declaration, which a finding says, or
 * where the payload is an identity that comes as the asset of a VPN.
 *
 * @param identifier the wanted Identifier
 */
export function configurationOf(
  payload: DictionaryNode,
  identifier: string,
  making: Making,
): Declaration | undefined {
  const type = stringAt(payload, 'PayloadType') ?? 'unknown';
  if (type === vpnPayloadType) return vpnConfiguration(payload, identifier, making);
  if (isAuthority(payload)) return certificateConfiguration(payload, identifier, making);
  if (identityRowOf(payload) !== undefined) return identityConfiguration(payload, identifier, making);
  making.findings.push(
    leftOut(
      payload,
      `alwayson makes no declaration of a payload of type ${type}.`,
      'The device would lack what the payload does. The channel ddm-legacy delivers the profile as it is.',
      'error',
    ),
  );
  return undefined;
}

function vpnConfiguration(
  payload: DictionaryNode,
  identifier: string,
  making: Making,
): Declaration | undefined {
  const { findings, names, assets } = making;
  const kind = stringAt(payload, 'VPNType');
  if (kind !== 'AlwaysOn' && kind !== 'IKEv2') {
    findings.push(
      notTaken(
        payload,
        'The VPN has another VPNType than AlwaysOn and IKEv2. Only these two become declarations.',
      ),
    );
    return undefined;
  }
  const { type, rows } = vpnRows[kind];
  const table = declarationTypes[type].keys;
  const configuration = names.identifier(identifier);
  const object: JsonDictionary = {};
  moveKeys(
    payload,
    payloadTypeRow(vpnPayloadType)?.keys ?? {},
    rows,
    { object, table },
    {
      alwaysOn: kind === 'AlwaysOn',
      findings,
      identityAsset: (uuid) => namedIdentity(uuid, identifier, making),
      credentialAsset: (name, parts, at) => {
        const source = credentialAsset(name, parts, at, `${identifier}.${name}`, findings);
        return source && assets.add(source);
      },
    },
  );
  settleExtendedAuth(payload, object, findings);
  return declare(type, configuration, inTableOrder(object, table));
}

/** The asset of the identity payload with a PayloadUUID, made once however many tunnels name it. */
function namedIdentity(uuid: string, vpn: string, { payloads, identities, assets, findings }: Making) {
  if (!identities.has(uuid)) {
    const payload = payloads.find((candidate) => stringAt(candidate, 'PayloadUUID') === uuid);
    const name = payload && (stringAt(payload, 'PayloadIdentifier') ?? `${vpn}.identity`);
    const source = payload && identityAsset(payload, `${name}.asset`, findings);
    identities.set(uuid, source && assets.add(source));
  }
  return identities.get(uuid);
}

function certificateConfiguration(
  payload: DictionaryNode,
  identifier: string,
  { names, assets, findings }: Making,
): Declaration | undefined {
  const source = certificateAsset(payload, `${identifier}.asset`, findings);
  if (source === undefined) return undefined;
  return declare('com.apple.configuration.security.certificate', names.identifier(identifier), {
    CredentialAssetReference: assets.add(source),
  });
}

/** An identity that no VPN names is brought to the device for others to use, as the profile does. */
function identityConfiguration(
  payload: DictionaryNode,
  identifier: string,
  { payloads, names, assets, findings }: Making,
): Declaration | undefined {
  if (identitiesNamedBy(payloads).has(stringAt(payload, 'PayloadUUID'))) return undefined;
  const source = identityAsset(payload, `${identifier}.asset`, findings);
  if (source === undefined) return undefined;
  return declare('com.apple.configuration.security.identity', names.identifier(identifier), {
    CredentialAssetReference: assets.add(source),
  });
}

/** Every PayloadCertificateUUID of the VPNs. */
function identitiesNamedBy(payloads: readonly DictionaryNode[]): Set<string | undefined> {
  const dictionaries = payloads.flatMap((payload) => [
    ...itemsAt(payload, 'AlwaysOn', 'TunnelConfigurations'),
    ...['IKEv2', 'DNS'].flatMap((key) => payload.entries.get(key) ?? []),
  ]);
  return new Set(dictionaries.map((dictionary) => stringAt(dictionary, 'PayloadCertificateUUID')));
}
