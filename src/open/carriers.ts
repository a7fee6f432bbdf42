import { isObject, type JsonObject, propertyOf, textOf } from '../graph/json.js';
import { deliverySources } from '../variables/sources.js';
import { wrappingFinding } from './findings.js';
import type { Peeled, WrapperKind } from './opened.js';

/** What a management system's API takes or answers in JSON, with the profile inside. */
interface Carrier {
  readonly kind: WrapperKind;
  readonly source: string;
  /** The profile in it; undefined for JSON of another kind. */
  readonly profileIn: (value: JsonObject) => Buffer | undefined;
}

const carriers: readonly Carrier[] = [
  {
    kind: 'answer of Jamf Pro',
    source: deliverySources.jamf,
    profileIn: (value) => {
      const resource = Object.entries(value).find(([key]) => jamfResources.has(key))?.[1];
      return text(at(isObject(resource) ? resource : value, 'general', 'payloads'));
    },
  },
  {
    kind: 'command for MicroMDM',
    source: deliverySources.micromdm,
    profileIn: (value) => {
      const payload = textOf(value, 'payload');
      return value['request_type'] === 'InstallProfile' && payload !== undefined
        ? Buffer.from(payload, 'base64')
        : undefined;
    },
  },
  {
    kind: 'configuration of Apple Business',
    source: deliverySources.appleBusiness,
    profileIn: (value) =>
      text(at(value, 'data', 'attributes', 'customSettingsValues', 'configurationProfile')),
  },
  {
    kind: 'policy of JumpCloud',
    source: deliverySources.jumpcloudShape,
    profileIn: ({ values }) => {
      const fields = Array.isArray(values) ? values.filter(isObject) : [];
      const payload = fields.find((field) => field['configFieldName'] === 'payload')?.['value'];
      return typeof payload === 'string' ? Buffer.from(payload, 'base64') : undefined;
    },
  },
];

/** What the Classic API of Jamf Pro calls its configuration profiles. */
export const jamfResources: ReadonlySet<string> = new Set([
  'configuration_profile',
  'mobile_device_configuration_profile',
  'os_x_configuration_profile',
]);

/** Takes the profile out of what a management system's API takes or answers. Undefined for JSON of another kind. */
export function peelCarrier(value: object, bytes: Uint8Array): Peeled | undefined {
  if (!isObject(value)) return undefined;
  for (const { kind, source, profileIn } of carriers) {
    const inside = profileIn(value);
    if (inside !== undefined) return carried(kind, source, bytes, inside);
  }
  return undefined;
}

/** The profile out of what brings it. */
export function carried(kind: WrapperKind, source: string, bytes: Uint8Array, inside: Uint8Array): Peeled {
  const article = /^[aeiou]/i.test(kind) ? 'an' : 'a';
  const message = `the profile lies inside ${article} ${kind}; the findings speak of the profile`;
  return {
    layer: { kind, bytes, findings: [wrappingFinding('profile-wrapped', { message, source })] },
    inside,
  };
}

function at(value: JsonObject, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? propertyOf(inner, key) : undefined), value);
}

function text(value: unknown): Buffer | undefined {
  return typeof value === 'string' && value !== '' ? Buffer.from(value) : undefined;
}
