import { profileType } from '../../apple/profile.js';
import { appleSources } from '../../apple/sources.js';
import { installErrors } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark, Rule } from '../rule.js';
import { entry, shown, typeName } from '../wording.js';
import { textRemark, versionRemark } from './remarks.js';

/** The highest TargetDeviceType that Apple documents, and the first that makes a profile malformed. */
const [lastDocumented, firstRefused] = [6, 8];

export const profileEnvelope: Rule = {
  name: 'profile-envelope',
  title: 'profile without a key that every profile needs',
  severity: 'error',
  why: `Apple's schema requires the key. Devices treat a profile without it as malformed and reject it (${installErrors.malformedProfile}).`,
  source: appleSources.topLevel,
  confidence: 'documented',
  inDeclarations: 'own envelope',
  *check({ profile }) {
    const remarks = [
      typeRemark(profile),
      versionRemark(profile, (version) => version === 1 || version === 2),
      textRemark(profile, 'PayloadIdentifier'),
      textRemark(profile, 'PayloadUUID'),
      targetRemark(profile),
    ];
    yield* remarks.filter((remark) => remark !== undefined);
    yield* contentRemarks(profile);
  },
};

function typeRemark(profile: DictionaryNode): Remark | undefined {
  const fix = entry('PayloadType', profileType);
  const at = get(profile, 'PayloadType');
  if (at === undefined) return { at: profile, message: 'The profile has no PayloadType.', fix };
  if (at.type === 'string' && at.value === profileType) return undefined;
  return { at, message: `PayloadType of the profile is ${shown(at)}, not ${profileType}.`, fix };
}

function targetRemark(profile: DictionaryNode): Remark | undefined {
  const at = get(profile, 'TargetDeviceType');
  if (at === undefined) return undefined;
  const choice = `Apple allows an integer from 0 to ${lastDocumented}.`;
  const type = at.type === 'integer' ? Number(at.value) : undefined;
  if (type === undefined) return { at, message: `TargetDeviceType is ${typeName(at.type)}. ${choice}` };
  if (type >= 0 && type <= lastDocumented) return undefined;
  return {
    at,
    message: `TargetDeviceType is ${type}. ${choice}`,
    ...(type >= 0 &&
      type < firstRefused && {
        severity: 'warning' as const,
        why: 'Devices accept the value, although Apple does not document it.',
        source: appleSources.observed,
        confidence: 'observed' as const,
      }),
  };
}

function* contentRemarks(profile: DictionaryNode): Generator<Remark> {
  const at = get(profile, 'PayloadContent');
  if (at === undefined) {
    if (get(profile, 'EncryptedPayloadContent') !== undefined) return;
    yield {
      at: profile,
      message: 'The profile has no PayloadContent.',
      fix: 'Add PayloadContent, an array with the payloads.',
    };
  } else if (at.type !== 'array') {
    yield {
      at,
      message: `PayloadContent is ${typeName(at.type)}, not an array of payloads.`,
      fix: 'Write PayloadContent as an array with the payloads.',
    };
  } else if (at.items.length === 0) {
    yield {
      at,
      severity: 'warning',
      message: 'PayloadContent is empty.',
      why: 'A profile without a payload changes nothing on the device.',
      fix: 'Add at least one payload.',
      confidence: 'inferred',
    };
  } else {
    for (const item of at.items) {
      if (item.type === 'dictionary') continue;
      yield {
        at: item,
        message: `An element of PayloadContent is ${typeName(item.type)}, not a dictionary.`,
        fix: 'Write every payload as a dictionary.',
        confidence: 'inferred',
      };
    }
  }
}
