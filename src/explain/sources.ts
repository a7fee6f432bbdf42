import { appleSources } from '../apple/sources.js';

/** Where it is said what becomes of traffic: what the tables of keys cite, and what beside them. */
export const sources = {
  ...appleSources,
  alwaysOnGuide: "Apple's Mobile Device Management guide on support.apple.com, Always On VPN (mdm91aef6bb5)",
  onDemandRules:
    "Apple's NetworkExtension documentation of on-demand rules, https://developer.apple.com/documentation/networkextension/neondemandrule",
  strongSwan:
    'the strongSwan project on Apple clients, https://docs.strongswan.org/docs/latest/interop/ios.html',
} as const;
