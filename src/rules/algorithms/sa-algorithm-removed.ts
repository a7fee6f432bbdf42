import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { associationsOf, associationWords } from '../../device/security-association.js';
import { contentProblem, endOf, type KnownValue, knownValue, targetOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Remark, Rule } from '../rule.js';

export const saAlgorithmRemoved: Rule = {
  name: 'sa-algorithm-removed',
  title: 'algorithm that iOS 26 no longer has (DES, 3DES or SHA-1)',
  severity: 'error',
  why: "Apple's schema says that these algorithms are no longer supported. It is not known whether devices reject the profile or use another algorithm.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        for (const key of ['EncryptionAlgorithm', 'IntegrityAlgorithm']) {
          const value = knownValue(view, association, key);
          const remark = value && remarkOn(associationWords[association.name], value, view, tunnel);
          if (remark !== undefined) yield remark;
        }
      }
    }
  },
};

function remarkOn(
  association: string,
  value: KnownValue,
  view: ProfileView,
  tunnel: TunnelView,
): Remark | undefined {
  const { at, row } = value;
  const { platform, os } = view;
  const name = stringAt(at);
  if (name === undefined) return undefined;
  const problem = contentProblem(value, view, tunnel);
  if (problem?.kind === 'not-on-os') {
    return {
      at,
      message: `${association} uses ${name}, which ${platform} never had.`,
      fix: `Choose ${alternatives(problem.allowed)}.`,
    };
  }
  const end = endOf(row, name, targetOf(view, tunnel));
  if (end === undefined) return undefined;
  const reached = compareVersions(os, end) >= 0;
  const safe = (row.observedValues ?? row.values ?? []).filter((known) => known !== name);
  return {
    at,
    severity: reached ? 'error' : 'warning',
    message: `${association} uses ${name}, which ${platform} ${end} and later do not support.`,
    fix: `Choose ${alternatives(safe)}.`,
    os: `${platform} ${end} and later`,
  };
}
