import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import { usesEap } from '../../device/authentication.js';
import type { ProfileView } from '../../device/profile-view.js';
import { type KnownValue, knownValue, problemOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';
import { entry, shown, subjectOf } from '../wording.js';

type Key = 'TLSMinimumVersion' | 'TLSMaximumVersion';

export const tlsVersion: Rule = {
  name: 'tls-version',
  title: 'TLS version that is unknown, contradictory or of no use',
  severity: 'error',
  why: 'Devices use the two versions for EAP-TLS as they are, and the handshake fails when they exclude each other.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check(view) {
    for (const tunnel of view.tunnels) {
      const minimum = knownValue(view, tunnel, 'TLSMinimumVersion');
      const maximum = knownValue(view, tunnel, 'TLSMaximumVersion');
      if (!usesEap(tunnel)) {
        yield* [minimum, maximum].flatMap((value) => (value ? [withoutEap(value)] : []));
        continue;
      }
      const problems = [
        valueRemark('TLSMinimumVersion', view, tunnel),
        valueRemark('TLSMaximumVersion', view, tunnel),
      ].filter((remark) => remark !== undefined);
      if (problems.length > 0) yield* problems;
      else yield* contradiction(minimum, maximum);
    }
  },
};

function withoutEap({ at }: KnownValue): Remark {
  const key = subjectOf(at);
  return {
    at,
    severity: 'warning',
    message: `${key} is only for EAP-TLS, but ExtendedAuthEnabled is not 1.`,
    why: 'IKEv2 uses TLS only inside EAP, so devices do not use the key.',
    fix: `Remove ${key}.`,
    confidence: 'documented',
  };
}

function valueRemark(key: Key, view: ProfileView, tunnel: TunnelView): Remark | undefined {
  const problem = problemOf(view, tunnel, key);
  if (problem?.kind !== 'not-allowed' && problem?.kind !== 'not-on-os') return undefined;
  const { at, row } = problem;
  const fix = `Choose ${alternatives(problem.allowed)}.`;
  const why = `Devices ignore the value and use their default, which is ${row.default} in Apple's schema.`;
  if (problem.kind === 'not-allowed')
    return { at, message: `${key} is ${shown(at)}, which is not a TLS version.`, why, fix };
  return {
    at,
    // A minimum that is ignored lets older versions in; a maximum that is ignored only keeps the newest out.
    severity: key === 'TLSMinimumVersion' ? 'error' : 'warning',
    message: `${key} is ${problem.value}, which ${view.platform} ${view.os} does not have.`,
    why,
    fix,
    source: appleSources.observed,
    confidence: 'observed',
    os: `${view.platform} before ${problem.since}`,
  };
}

function* contradiction(minimum: KnownValue | undefined, maximum: KnownValue | undefined): Generator<Remark> {
  const from = minimum && stringAt(minimum.at);
  const to = maximum && stringAt(maximum.at);
  if (minimum === undefined || from === undefined) return;
  if (to !== undefined && compareVersions(from, to) > 0) {
    yield {
      at: minimum.at,
      message: `TLSMinimumVersion is ${from}, above TLSMaximumVersion ${to}.`,
      fix: 'Set TLSMaximumVersion to the same version or a higher one.',
    };
  }
  if (maximum === undefined && from === '1.3') {
    yield {
      at: minimum.at,
      severity: 'warning',
      message: 'TLSMinimumVersion is 1.3, but TLSMaximumVersion is missing, and its default is 1.2.',
      why: "Apple's schema has 1.2 as the default of the maximum, while devices leave the choice to their TLS library.",
      fix: entry('TLSMaximumVersion', '1.3'),
    };
  }
}
