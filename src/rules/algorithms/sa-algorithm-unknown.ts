import { defaultOf } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import { associationsOf, noWeakerThanDefault } from '../../device/security-association.js';
import { problemOf } from '../../device/value.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

export const saAlgorithmUnknown: Rule = {
  name: 'sa-algorithm-unknown',
  title: 'a name of an algorithm that the device does not know',
  severity: 'error',
  why: 'the device was seen to ignore an unknown name without a word and to negotiate its default, so the tunnel is protected otherwise than ordered or finds no common proposal',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        for (const key of ['EncryptionAlgorithm', 'IntegrityAlgorithm']) {
          const problem = problemOf(view, tunnel, key, association);
          if (problem?.kind !== 'not-allowed') continue;
          const allowed = problem.allowed.map(String);
          const meant = nearestTo(problem.at, noWeakerThanDefault(problem.row, allowed, view.platform));
          yield {
            at: problem.at,
            message: `is ${shown(problem.at)}, which the device does not know, so it takes ${defaultOf(problem.row, view.platform)}; allowed is ${alternatives(problem.allowed)}${didYouMean(meant)}`,
            ...(meant !== undefined && { fix: entry(key, meant) }),
          };
        }
      }
    }
  },
};
