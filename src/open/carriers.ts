import { isObject, type JsonObject } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { deliverySources } from '../variables/sources.js';
import { wrappingFinding } from './findings.js';
import type { Peeled, WrapperKind } from './opened.js';

/** What a management system's API takes or answers in JSON, with the profile inside. */
interface Carrier {
  readonly kind: WrapperKind;
  readonly source: string;
  /** Whatever a reader could take for the profile in it; nothing for JSON of another kind. */
  readonly profilesIn: (value: JsonObject) => readonly Buffer[];
}

const carriers: readonly Carrier[] = [
  {
    kind: 'answer of Jamf Pro',
    source: deliverySources.jamf,
    profilesIn: (value) => {
      const resources = [...jamfResources].flatMap((name) => at(value, name));
      return [...resources, value].flatMap((resource) => at(resource, 'general', 'payloads')).flatMap(text);
    },
  },
  {
    kind: 'command for MicroMDM',
    source: deliverySources.micromdm,
    profilesIn: (value) =>
      at(value, 'request_type').includes('InstallProfile') ? at(value, 'payload').flatMap(base64) : [],
  },
  {
    kind: 'configuration of Apple Business',
    source: deliverySources.appleBusiness,
    profilesIn: (value) =>
      at(value, 'data', 'attributes', 'customSettingsValues', 'configurationProfile').flatMap(text),
  },
  {
    kind: 'policy of JumpCloud',
    source: deliverySources.jumpcloudShape,
    profilesIn: (value) =>
      at(value, 'values')
        .flat()
        .filter((field) => at(field, 'configFieldName').includes('payload'))
        .flatMap((field) => at(field, 'value'))
        .flatMap(base64),
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
  for (const { kind, source, profilesIn } of carriers) {
    const [inside, ...others] = profilesIn(value);
    if (others.length > 0) {
      throw new InputError(
        `The ${kind} holds ${others.length + 1} profiles, and readers differ in which one they take. Leave one of them.`,
      );
    }
    if (inside !== undefined) return carried(kind, source, bytes, inside);
  }
  return undefined;
}

/** What else is worth knowing of a kind of carrier. */
const notes: Readonly<Partial<Record<WrapperKind, string>>> = {
  'answer of Jamf Pro':
    ' Jamf Pro gives the profile an identifier and a UUID of its own, which changes nothing of what it does.',
};

/** The profile out of what brings it. */
export function carried(kind: WrapperKind, source: string, bytes: Uint8Array, inside: Uint8Array): Peeled {
  const article = /^[aeiou]/i.test(kind) ? 'an' : 'a';
  const message = `The profile is inside ${article} ${kind}.${notes[kind] ?? ''}`;
  return {
    layer: { kind, bytes, findings: [wrappingFinding('profile-wrapped', { message, source })] },
    inside,
  };
}

/** All that stands under a path, whatever the case of its keys: some readers, such as Go's, do not tell case apart. */
function at(value: unknown, ...keys: readonly string[]): unknown[] {
  return keys.reduce<unknown[]>(
    (all, wanted) =>
      all.flatMap((inner) =>
        isObject(inner)
          ? Object.entries(inner).flatMap(([key, item]) =>
              key.toLowerCase() === wanted.toLowerCase() ? [item] : [],
            )
          : [],
      ),
    [value],
  );
}

function text(value: unknown): Buffer[] {
  return typeof value === 'string' && value !== '' ? [Buffer.from(value)] : [];
}

function base64(value: unknown): Buffer[] {
  return typeof value === 'string' ? [Buffer.from(value, 'base64')] : [];
}
