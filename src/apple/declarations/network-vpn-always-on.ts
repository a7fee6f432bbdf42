import type { KeyTable } from '../key.js';
import {
  applicationExceptionKeys,
  captiveNetworkPluginKeys,
  serviceExceptionKeys,
} from '../keys/always-on.js';
import { appleSources } from '../sources.js';
import { identityReference, ikev2DeclarationKeys } from './ikev2.js';

const declaration = { source: appleSources.alwaysOnDeclaration, confidence: 'documented' } as const;

const text = { ...declaration, type: 'string', presence: 'optional' } as const;
const flagOff = { ...declaration, type: 'boolean', presence: 'optional', default: false } as const;
const flagOn = { ...declaration, type: 'boolean', presence: 'optional', default: true } as const;
const texts = { ...declaration, type: 'array', items: text } as const;
const dictionary = { ...declaration, type: 'dictionary', presence: 'optional' } as const;

const proxyKeys = {
  Enable: flagOff,
  HostName: text,
  Port: { ...declaration, type: 'integer', presence: 'optional', range: { min: 0, max: 65535 } },
} as const satisfies KeyTable;

/** The keys of the dictionary `DNS`. Whether it acts here is not said; in a profile Always On drops it. */
export const dnsDeclarationKeys = {
  Protocol: {
    ...declaration,
    type: 'string',
    presence: 'required',
    values: ['Cleartext', 'HTTPS', 'TLS'],
  },
  ServerURL: text,
  ServerName: text,
  ServerAddresses: { ...texts, presence: 'required' },
  SearchDomains: { ...texts, presence: 'optional' },
  DomainName: text,
  SupplementalMatchDomains: { ...texts, presence: 'optional' },
  SupplementalMatchDomainsNoSearch: flagOff,
  IdentityAssetReference: identityReference,
} as const satisfies KeyTable;

/** The keys of the dictionary `Proxies`. Whether it acts here is not said; in a profile Always On drops it. */
export const proxiesDeclarationKeys = {
  AutoConfigEnable: flagOff,
  AutoConfigURLString: text,
  AutoDiscoveryEnable: flagOn,
  Protocol: {
    ...dictionary,
    keys: {
      HTTP: { ...dictionary, keys: proxyKeys },
      HTTPS: { ...dictionary, keys: proxyKeys },
      CredentialsAssetReference: { ...text, assetTypes: ['com.apple.asset.credential.userpassword'] },
    },
  },
  SupplementalMatchDomains: { ...texts, presence: 'optional' },
} as const satisfies KeyTable;

/** One element of `TunnelConfigurations`: unlike in a profile, the IKEv2 keys have a dictionary of their own. */
export const tunnelDeclarationKeys = {
  ProtocolType: { ...declaration, type: 'string', presence: 'required', values: ['IKEv2'] },
  Interfaces: {
    ...declaration,
    type: 'array',
    presence: 'optional',
    items: { ...text, values: ['Cellular', 'WiFi'] },
  },
  IKEV2: {
    ...dictionary,
    keys: ikev2DeclarationKeys,
    note: 'Optional in the schema, though a tunnel without it has no server.',
  },
} as const satisfies KeyTable;

/** The payload of com.apple.configuration.network.vpn.always-on. */
export const alwaysOnDeclarationKeys = {
  VisibleName: { ...declaration, type: 'string', presence: 'required' },
  UIToggleEnabled: flagOff,
  AllowCaptiveWebSheet: flagOff,
  AllowAllCaptiveNetworkPlugins: flagOff,
  AllowedCaptiveNetworkPlugins: {
    ...declaration,
    type: 'array',
    presence: 'optional',
    items: { ...dictionary, keys: captiveNetworkPluginKeys },
  },
  ServiceExceptions: {
    ...declaration,
    type: 'array',
    presence: 'optional',
    items: { ...dictionary, keys: serviceExceptionKeys },
  },
  ApplicationExceptions: {
    ...declaration,
    type: 'array',
    presence: 'optional',
    items: { ...dictionary, keys: applicationExceptionKeys },
  },
  TunnelConfigurations: {
    ...declaration,
    type: 'array',
    presence: 'required',
    items: { ...dictionary, keys: tunnelDeclarationKeys },
  },
  DNS: { ...dictionary, keys: dnsDeclarationKeys },
  Proxies: { ...dictionary, keys: proxiesDeclarationKeys },
} as const satisfies KeyTable;
