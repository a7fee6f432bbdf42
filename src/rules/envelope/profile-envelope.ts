import { profileType } from '../../apple/profile.js';
import { appleSources } from '../../apple/sources.js';
import { installErrors } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark, Rule } from '../rule.js';
import { shown, typeName } from '../wording.js';
import { textRemark, versionRemark } from './remarks.js';

/** The highest TargetDeviceType that Apple documents, and the first that makes a profile malformed. */
const [lastDocumented, firstRefused] = [6, 8];

export const profileEnvelope: Rule = {
  name: 'profile-envelope',
  title: 'the profile lacks what every profile has',
  severity: 'error',
  why: `Apple's schema requires it; the device was seen to take a profile without it as malformed, and to refuse it (${installErrors.malformedProfile})`,
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
  const at = get(profile, 'PayloadType');
  if (at === undefined) return { at: profile, message: `has no PayloadType, which is ${profileType}` };
  if (at.type === 'string' && at.value === profileType) return undefined;
  return { at, message: `is ${shown(at)}; a profile has ${profileType}` };
}

function targetRemark(profile: DictionaryNode): Remark | undefined {
  const at = get(profile, 'TargetDeviceType');
  if (at === undefined) return undefined;
  const choice = `allowed is an integer from 0 to ${lastDocumented}`;
  const type = at.type === 'integer' ? Number(at.value) : undefined;
  if (type === undefined) return { at, message: `is ${typeName(at.type)}; ${choice}` };
  if (type >= 0 && type <= lastDocumented) return undefined;
  return {
    at,
    message: `is ${type}; ${choice}`,
    ...(type >= 0 &&
      type < firstRefused && {
        severity: 'warning' as const,
        why: 'Apple does not document it; the device was seen to take it',
        source: appleSources.observed,
        confidence: 'observed' as const,
      }),
  };
}

function* contentRemarks(profile: DictionaryNode): Generator<Remark> {
  const at = get(profile, 'PayloadContent');
  if (at === undefined) {
    if (get(profile, 'EncryptedPayloadContent') !== undefined) return;
    yield { at: profile, message: 'has no PayloadContent, the array of its payloads' };
  } else if (at.type !== 'array') {
    yield { at, message: `is ${typeName(at.type)}; the array of the payloads is needed` };
  } else if (at.items.length === 0) {
    yield {
      at,
      severity: 'warning',
      message: 'is empty; a profile has at least one payload',
      why: 'a profile without a payload changes nothing on the device',
      confidence: 'inferred',
    };
  } else {
    for (const item of at.items) {
      if (item.type === 'dictionary') continue;
      yield {
        at: item,
        message: `is ${typeName(item.type)}; every payload is a dictionary`,
        confidence: 'inferred',
      };
    }
  }
}
