import type { DeclarationType } from '../../src/apple/declarations/declaration-types.js';
import type { DeclarationSet } from '../../src/declarations/convert.js';
import { type KeyFacts, readFacts } from '../support/facts.js';

/** The file with Apple's schema of each declaration that is made, and of the document that it may point at. */
const schemas: Partial<Record<DeclarationType, { payload: string; document?: string }>> = {
  'com.apple.activation.simple': { payload: 'activation.simple.json' },
  'com.apple.configuration.network.vpn.always-on': { payload: 'network.vpn.always-on.json' },
  'com.apple.configuration.security.certificate': { payload: 'configuration.security.certificate.json' },
  'com.apple.configuration.security.identity': { payload: 'configuration.security.identity.json' },
  'com.apple.configuration.legacy': { payload: 'configuration.legacy.json' },
  'com.apple.asset.credential.certificate': { payload: 'asset.credential.certificate.json' },
  'com.apple.asset.credential.identity': {
    payload: 'asset.credential.identity.json',
    document: 'credential.identity.json',
  },
  'com.apple.asset.credential.scep': {
    payload: 'asset.credential.scep.json',
    document: 'credential.scep.json',
  },
  'com.apple.asset.credential.acme': {
    payload: 'asset.credential.acme.json',
    document: 'credential.acme.json',
  },
  'com.apple.asset.credential.userpassword': {
    payload: 'asset.credential.userpassword.json',
    document: 'credential.usernameandpassword.json',
  },
};

/** The keys that NetworkRouting of the plain IKEv2 declaration has, which is not among the files. */
const networkRouting = [
  'EnforceRoutes',
  'IncludeAllNetworks',
  'ExcludeLocalNetworks',
  'ExcludeCellularServices',
  'ExcludeAPNs',
  'ExcludeDeviceCommunication',
];

/** Everything in which a set of declarations is not what Apple's schemas and prose say. */
export function violations({ declarations, documents }: DeclarationSet): string[] {
  const base = readFacts('declarationbase.json').keys;
  const identifiers = declarations.map(({ Identifier }) => Identifier);
  const assets = new Map(declarations.map(({ Identifier, Type }) => [Identifier, Type]));
  const found = declarations.flatMap((declaration) => {
    const type = declaration.Type as DeclarationType;
    const schema = schemas[type];
    const document = documents.find(({ asset }) => asset === declaration.Identifier);
    return [
      ...inDictionary(declaration, base, declaration.Type, assets),
      ...inDictionary(declaration.Payload, payloadFacts(type), declaration.Type, assets),
      ...(['Identifier', 'ServerToken'] as const)
        .filter((key) => Buffer.byteLength(declaration[key]) > 64)
        .map((key) => `${declaration.Type} ${key}: more than 64 octets`),
      ...(schema?.document === undefined
        ? []
        : inDictionary(
            JSON.parse(Buffer.from(document?.content ?? '{}').toString()),
            readFacts(schema.document).keys,
            schema.document,
            assets,
          )),
    ];
  });
  return [
    ...found,
    ...identifiers.filter((one, at) => identifiers.indexOf(one) !== at).map((one) => `${one}: twice`),
  ];
}

function payloadFacts(type: DeclarationType): KeyFacts[] {
  const file = schemas[type]?.payload;
  if (file !== undefined) return readFacts(file).keys;
  if (type !== 'com.apple.configuration.network.vpn.ikev2') throw new Error(`no schema of ${type}`);
  const alwaysOn = readFacts('network.vpn.always-on.json').keys;
  const find = (keys: KeyFacts[] | undefined, key: string) => keys?.find((one) => one.key === key);
  const tunnel = find(alwaysOn, 'TunnelConfigurations')?.subkeys?.[0];
  const shared = alwaysOn.filter(({ key }) => ['VisibleName', 'DNS', 'Proxies'].includes(key));
  const subkeys = networkRouting.map((key) => ({ key, type: 'boolean', presence: 'optional' }));
  return [
    ...shared,
    ...(find(tunnel?.subkeys, 'IKEV2')?.subkeys ?? []),
    { key: 'NetworkRouting', type: 'dictionary', presence: 'optional', subkeys },
  ];
}

function inDictionary(
  value: object,
  keys: readonly KeyFacts[],
  path: string,
  assets: ReadonlyMap<string, string>,
): string[] {
  const known = new Map(keys.map((facts) => [facts.key, facts]));
  return [
    ...keys
      .filter(({ key, presence }) => presence === 'required' && !Object.hasOwn(value, key))
      .map(({ key }) => `${path}: ${key} is required`),
    ...Object.entries(value).flatMap(([key, item]) => {
      const facts = known.get(key);
      return facts === undefined
        ? [`${path}: ${key} is unknown`]
        : inValue(item, facts, `${path} ${key}`, assets);
    }),
  ];
}

function inValue(
  value: unknown,
  facts: KeyFacts,
  path: string,
  assets: ReadonlyMap<string, string>,
): string[] {
  if (!hasType(value, facts.type)) return [`${path}: is not ${facts.type}`];
  const { rangelist, assettypes, subkeys = [] } = facts;
  const range = facts.range as { min?: number; max?: number } | undefined;
  const repetition = facts.subkeys?.[0]?.repetition as { min: number; max: number } | undefined;
  const found: string[] = [];
  if (rangelist !== undefined && !rangelist.includes(value)) found.push(`${path}: is none of ${rangelist}`);
  if (
    range !== undefined &&
    (Number(value) < (range.min ?? -Infinity) || Number(value) > (range.max ?? Infinity))
  )
    found.push(`${path}: is out of range`);
  if (assettypes !== undefined && !assettypes.includes(assets.get(String(value)) ?? ''))
    found.push(`${path}: refers to no asset of the right type`);
  if (Array.isArray(value)) {
    if (repetition !== undefined && value.length !== repetition.min)
      found.push(`${path}: has a wrong length`);
    const element = subkeys[0];
    if (element !== undefined)
      found.push(...value.flatMap((item, index) => inValue(item, element, `${path}[${index}]`, assets)));
  } else if (
    typeof value === 'object' &&
    value !== null &&
    facts.type === 'dictionary' &&
    subkeys.length > 0
  ) {
    found.push(...inDictionary(value, subkeys, path, assets));
  }
  return found;
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'dictionary':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'data':
      return typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
    default:
      throw new Error(`unknown type ${type}`);
  }
}
