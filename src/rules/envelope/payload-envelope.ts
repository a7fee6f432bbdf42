import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';
import { entry } from '../wording.js';
import { textRemark, versionRemark } from './remarks.js';

/** Profiles without it are in use on Macs every day. */
const absentOnMac: Omit<Remark, 'at'> = {
  severity: 'info',
  message: 'The payload has no PayloadVersion.',
  why: 'Macs accept the payload all the same. Apple Business and other systems that check the profile reject it.',
  source: appleSources.profilesInUse,
  confidence: 'observed',
  fix: entry('PayloadVersion', 1),
};

export const payloadEnvelope: Rule = {
  name: 'payload-envelope',
  title: 'payload without a key that every payload needs',
  severity: 'error',
  why: "Apple's schema requires the key. Devices treat a payload without it as malformed and reject the whole profile.",
  source: appleSources.common,
  confidence: 'documented',
  inDeclarations: 'own envelope',
  *check({ payloads, platform }) {
    for (const { node } of payloads) {
      const remarks = [
        textRemark(node, 'PayloadType'),
        platform === 'macOS' && get(node, 'PayloadVersion') === undefined
          ? { at: node, ...absentOnMac }
          : // What the device does with another number in a payload is not known.
            versionRemark(node, () => true),
        textRemark(node, 'PayloadIdentifier'),
        textRemark(node, 'PayloadUUID'),
      ];
      yield* remarks.filter((remark) => remark !== undefined);
    }
  },
};
