import { deliveries } from './example.js';
import type { RuleParts } from './part.js';

export const deliveryParts = {
  'token-unknown-to-channel': {
    finds:
      'A neutral variable such as `{{device.name}}` in a profile for a management system that has none for it, or of which nobody says that it has. The finding names the systems that do.',
    fix: 'Bind the value for a profile of one device, or choose a variable that the system has: `alwayson deliver --to CHANNEL --explain` lists them.',
    examples: deliveries(
      { to: 'intune', tunnel: { LocalIdentifier: '{{device.udid}}' } },
      { to: 'intune', tunnel: { LocalIdentifier: '{{device.serialNumber}}' } },
    ),
  },
  'identity-shared': {
    finds: 'A PKCS#12 payload in a profile for a management system that gives one profile to many devices.',
    fix: 'Let each device request its own certificate (`identity.scep` or `identity.acme` in the bindings), or send each device its own profile.',
    examples: deliveries({ to: 'jamf' }, { to: 'nanomdm' }),
  },
} satisfies RuleParts;
