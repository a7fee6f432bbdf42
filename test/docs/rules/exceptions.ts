import { changes } from './example.js';
import type { RuleParts } from './part.js';

const voiceMail = { ServiceName: 'VoiceMail', Action: 'Drop' };
const softphone = { BundleIdentifier: 'com.example.softphone' };

export const exceptionParts = {
  'service-exception': {
    finds:
      'An element of `ServiceExceptions` that is no dictionary, or whose `ServiceName` or `Action` is missing or unknown.',
    fix: 'Write VoiceMail, AirPrint, CellularServices or DeviceCommunication, and Allow or Drop. A service without an element goes through the tunnel; there is no action for that.',
    examples: changes('alwaysOn', { 'ServiceExceptions/0/Action': 'ForceTrafficViaVPN' }),
  },
  'service-exception-duplicate': {
    finds: 'A second element for a service.',
    fix: 'Leave the one that is meant.',
    examples: changes('alwaysOn', { 'ServiceExceptions/-': voiceMail }),
  },
  'service-exception-os': {
    finds:
      'A service that is newer than `--os`: CellularServices came with iOS 11.3, DeviceCommunication with iOS 17.4.',
    fix: 'Send older devices a profile without it.',
    examples: changes(
      'alwaysOn',
      { 'ServiceExceptions/3/ServiceName': 'DeviceCommunication' },
      { 'ServiceExceptions/3': undefined },
      { os: '17.0' },
    ),
  },
  'application-exception': {
    finds:
      'An element of `ApplicationExceptions` without a `BundleIdentifier`, or whose `LimitToProtocols` names no UDP. As a warning, other protocols beside UDP, and an `Action`, which is not read here: the traffic always goes outside the tunnel.',
    fix: 'Write the bundle identifier of the app; leave `LimitToProtocols` out for all protocols.',
    examples: changes('alwaysOn', { 'ApplicationExceptions/0/LimitToProtocols': ['TCP'] }),
  },
  'application-exception-duplicate': {
    finds: 'A second element for an app.',
    fix: 'Leave the one that is meant.',
    examples: changes('alwaysOn', { 'ApplicationExceptions/-': softphone }),
  },
  'captive-plugin': {
    finds:
      '`AllowedCaptiveNetworkPlugins` beside `AllowAllCaptiveNetworkPlugins` 1, and elements that are no dictionary with a `BundleIdentifier`.',
    fix: 'Write `AllowAllCaptiveNetworkPlugins` 0 for the list to count.',
    examples: changes('alwaysOn', { AllowAllCaptiveNetworkPlugins: 1 }),
  },
  'captive-none': {
    finds:
      'An Always On VPN that allows neither the web sheet nor an app for captive networks. That can be what is meant.',
    fix: 'Write `AllowCaptiveWebSheet` 1 for the login pages of hotels and trains to be shown, outside the tunnel.',
    examples: changes(
      'alwaysOn',
      { AllowCaptiveWebSheet: 0, AllowedCaptiveNetworkPlugins: [] },
      { AllowCaptiveWebSheet: 1, AllowedCaptiveNetworkPlugins: [] },
    ),
  },
} satisfies RuleParts;
