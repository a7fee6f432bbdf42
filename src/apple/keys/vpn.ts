import type { AlwaysOnTreatment, KeyTable } from '../key.js';
import { appleSources } from '../sources.js';
import { alwaysOnKeys } from './always-on.js';
import { dnsKeys } from './dns.js';
import { ikev2Keys } from './ikev2.js';
import { ipv4Keys } from './ipv4.js';
import { proxiesKeys } from './proxies.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/** A dictionary whose keys are not listed here. */
const unlisted = { ...vpn, type: 'dictionary', presence: 'optional', alwaysOn: 'not read' } as const;

/** One that may hold a password: nothing of it is shown. */
const unlistedSecret = { ...unlisted, secret: true } as const;

/** The keys of a VPN payload (com.apple.vpn.managed) beside those of every payload. */
export const vpnKeys = {
  UserDefinedName: {
    ...vpn,
    type: 'string',
    presence: 'required',
    alwaysOn: 'read',
    note: 'Without it the device was seen to take PayloadDisplayName, then VPNType.',
  },
  VPNType: {
    ...vpn,
    type: 'string',
    presence: 'required',
    values: ['VPN', 'L2TP', 'IPSec', 'IKEv2', 'AlwaysOn', 'TransparentProxy'],
    added: {
      L2TP: { tvOS: 'n/a' },
      IPSec: { tvOS: 'n/a' },
      IKEv2: { iOS: '8.0', macOS: '10.11' },
      AlwaysOn: { iOS: '8.0', macOS: 'n/a', tvOS: 'n/a', watchOS: 'n/a' },
      TransparentProxy: { iOS: 'n/a', macOS: '14.0', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' },
    },
    alwaysOn: 'read',
    note: 'Upper and lower case matter. AlwaysOn is for supervised iPhones and iPads; sources disagree on visionOS.',
  },
  VPNSubType: { ...vpn, type: 'string', presence: 'optional', alwaysOn: 'not read' },
  VendorConfig: { ...unlistedSecret },
  VPN: { ...unlistedSecret },
  IPv4: { ...unlisted, keys: ipv4Keys, since: { tvOS: 'n/a' } },
  PPP: { ...unlistedSecret, since: { tvOS: 'n/a' } },
  IPSec: { ...unlistedSecret, since: { tvOS: 'n/a' } },
  IKEv2: {
    ...vpn,
    type: 'dictionary',
    presence: 'optional',
    keys: ikev2Keys,
    since: { iOS: '8.0', macOS: '10.11', watchOS: '10.0' },
    sinceSource: { iOS: appleSources.networkExtension, macOS: appleSources.networkExtension },
    alwaysOn: 'not read',
    note: 'For VPNType IKEv2. An Always On tunnel has these keys directly in its TunnelConfigurations element.',
  },
  AlwaysOn: {
    ...vpn,
    type: 'dictionary',
    presence: 'optional',
    keys: alwaysOnKeys,
    since: { iOS: '8.0', macOS: 'n/a', tvOS: 'n/a' },
    alwaysOn: 'read',
    note: 'Required for VPNType AlwaysOn.',
  },
  DNS: {
    ...vpn,
    type: 'dictionary',
    presence: 'optional',
    keys: dnsKeys,
    since: { watchOS: '10.0' },
    alwaysOn: 'not read',
  },
  Proxies: {
    ...vpn,
    type: 'dictionary',
    presence: 'optional',
    keys: proxiesKeys,
    since: { watchOS: '10.0' },
    alwaysOn: 'not read',
  },
  TransparentProxy: {
    ...unlistedSecret,
    since: { iOS: 'n/a', macOS: '14.0', tvOS: 'n/a', visionOS: 'n/a' },
  },
} as const satisfies KeyTable;

/** Keys at the level of the VPN payload that Apple's schema does not list there, and what Always On does with them (observed). */
export const unlistedVpnKeys = {
  Enabled: 'read',
  VPNApplicationBundleID: 'read',
  VPNApplicationID: 'read',
  AppRules: 'read',
  PayloadCertificateHash: 'read',
  OnDemandEnabled: 'not read',
  OnDemandUserOverrideDisabled: 'not read',
  OnDemandRules: 'not read',
} as const satisfies Readonly<Record<string, AlwaysOnTreatment>>;
