import { defaultOf } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import { associationsOf, associationWords, noWeakerThanDefault } from '../../device/security-association.js';
import { problemOf } from '../../device/value.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

export const saAlgorithmUnknown: Rule = {
  name: 'sa-algorithm-unknown',
  title: 'unknown name of an algorithm',
  severity: 'error',
  why: 'Devices ignore an unknown name silently and negotiate their default, so the tunnel uses another algorithm or the gateway rejects the proposal.',
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
            message: `${key} of ${associationWords[association.name]} is ${shown(problem.at)}, which devices do not know. They use ${defaultOf(problem.row, view.platform)} instead.${didYouMean(meant)}`,
            fix: meant === undefined ? `Choose ${alternatives(problem.allowed)}.` : entry(key, meant),
          };
        }
      }
    }
  },
};
