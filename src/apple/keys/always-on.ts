import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';
import { tunnelKeys } from './tunnel.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/** 0 unless 1, as the schema says and as was observed. */
const flagOff = {
  ...vpn,
  type: 'integer',
  presence: 'optional',
  values: [0, 1],
  default: 0,
  observedDefault: 0,
  alwaysOn: 'read',
} as const;

/** One element of `AllowedCaptiveNetworkPlugins`. */
export const captiveNetworkPluginKeys = {
  BundleIdentifier: { ...vpn, type: 'string', presence: 'required' },
} as const satisfies KeyTable;

/** One element of `ServiceExceptions`. */
export const serviceExceptionKeys = {
  ServiceName: {
    ...vpn,
    type: 'string',
    presence: 'required',
    values: ['VoiceMail', 'AirPrint', 'CellularServices', 'DeviceCommunication'],
    added: { CellularServices: { iOS: '11.3' }, DeviceCommunication: { iOS: '17.4' } },
    note: 'CellularServices includes Wi-Fi calling from iOS 13.4.',
  },
  Action: {
    ...vpn,
    type: 'string',
    presence: 'required',
    values: ['Allow', 'Drop'],
    note: 'Allow: outside the tunnel; Drop: discarded. A service without an element goes through the tunnel.',
  },
} as const satisfies KeyTable;

/** One element of `ApplicationExceptions`. */
export const applicationExceptionKeys = {
  BundleIdentifier: { ...vpn, type: 'string', presence: 'required' },
  LimitToProtocols: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'string', presence: 'optional', values: ['UDP'] },
    note: 'Absent or empty: all protocols.',
  },
} as const satisfies KeyTable;

/** The keys of the dictionary `AlwaysOn` of a VPN payload. */
export const alwaysOnKeys = {
  UIToggleEnabled: {
    ...flagOff,
    note: 'With 1 the user has a switch to connect automatically; while it is off the device drops all IP traffic.',
  },
  AllowCaptiveWebSheet: { ...flagOff },
  AllowAllCaptiveNetworkPlugins: { ...flagOff },
  AllowedCaptiveNetworkPlugins: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: captiveNetworkPluginKeys },
    alwaysOn: 'read',
    note: 'Takes effect only while AllowAllCaptiveNetworkPlugins is 0.',
  },
  ServiceExceptions: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: serviceExceptionKeys },
    alwaysOn: 'read',
  },
  ApplicationExceptions: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: applicationExceptionKeys },
    since: { iOS: '13.6' },
    alwaysOn: 'read',
  },
  TunnelConfigurations: {
    ...vpn,
    type: 'array',
    presence: 'required',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: tunnelKeys },
    alwaysOn: 'read',
    note: 'One or two elements; once both interfaces are covered, further elements are not looked at.',
  },
} as const satisfies KeyTable;
