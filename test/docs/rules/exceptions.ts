import { changes } from './example.js';
import type { RuleParts } from './part.js';

const voiceMail = { ServiceName: 'VoiceMail', Action: 'Drop' };
const softphone = { BundleIdentifier: 'com.example.softphone' };

export const exceptionParts = {
  'service-exception': {
    finds:
      'An element of `ServiceExceptions` that is not a dictionary, or whose `ServiceName` or `Action` is missing or unknown.',
    fix: 'Write VoiceMail, AirPrint, CellularServices or DeviceCommunication as the `ServiceName`, and Allow or Drop as the `Action`. To send a service through the tunnel, leave its element out. There is no action for that.',
    examples: changes('alwaysOn', { 'ServiceExceptions/0/Action': 'ForceTrafficViaVPN' }),
  },
  'service-exception-duplicate': {
    finds: 'A second element for a service.',
    fix: 'Keep one element for each service.',
    examples: changes('alwaysOn', { 'ServiceExceptions/-': voiceMail }),
  },
  'service-exception-os': {
    finds:
      'A service that the version of `--os` does not have. CellularServices came with iOS 11.3, DeviceCommunication with iOS 17.4.',
    fix: 'Send older devices a profile without the service.',
    examples: changes(
      'alwaysOn',
      { 'ServiceExceptions/3/ServiceName': 'DeviceCommunication' },
      { 'ServiceExceptions/3': undefined },
      { os: '17.0' },
    ),
  },
  'application-exception': {
    finds:
      'An element of `ApplicationExceptions` without a `BundleIdentifier`, or whose `LimitToProtocols` does not name UDP. As a warning, other protocols beside UDP, or an `Action`. Devices do not read an `Action` here: the traffic of the app always goes outside the tunnel.',
    fix: 'Write the bundle identifier of the app. Leave `LimitToProtocols` out for all protocols.',
    examples: changes('alwaysOn', { 'ApplicationExceptions/0/LimitToProtocols': ['TCP'] }),
  },
  'application-exception-duplicate': {
    finds: 'A second element for an app.',
    fix: 'Keep one element for each app.',
    examples: changes('alwaysOn', { 'ApplicationExceptions/-': softphone }),
  },
  'captive-plugin': {
    finds:
      '`AllowedCaptiveNetworkPlugins` beside `AllowAllCaptiveNetworkPlugins` 1, or an element that is not a dictionary with a `BundleIdentifier`.',
    fix: 'Set `AllowAllCaptiveNetworkPlugins` to 0, so that the list applies.',
    examples: changes('alwaysOn', { AllowAllCaptiveNetworkPlugins: 1 }),
  },
  'captive-none': {
    finds:
      'An Always On VPN that allows neither the login page nor an app for captive networks. That can be intended.',
    fix: 'Set `AllowCaptiveWebSheet` to 1, so that the login pages of hotels and trains appear outside the tunnel.',
    examples: changes(
      'alwaysOn',
      { AllowCaptiveWebSheet: 0, AllowedCaptiveNetworkPlugins: [] },
      { AllowCaptiveWebSheet: 1, AllowedCaptiveNetworkPlugins: [] },
    ),
  },
} satisfies RuleParts;
