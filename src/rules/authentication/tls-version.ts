import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import { usesEap } from '../../device/authentication.js';
import type { ProfileView } from '../../device/profile-view.js';
import { type KnownValue, knownValue, problemOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';
import { shown } from '../wording.js';

type Key = 'TLSMinimumVersion' | 'TLSMaximumVersion';

export const tlsVersion: Rule = {
  name: 'tls-version',
  title: 'the TLS versions are unknown, contradict each other, or have no use',
  severity: 'error',
  why: 'the device takes these two for EAP-TLS as they are, and a handshake between versions that exclude each other fails',
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
  return {
    at,
    severity: 'warning',
    message: 'is for EAP-TLS alone, and ExtendedAuthEnabled is not 1',
    why: 'IKEv2 uses TLS inside EAP only, so the device has no use for it',
    confidence: 'documented',
  };
}

function valueRemark(key: Key, view: ProfileView, tunnel: TunnelView): Remark | undefined {
  const problem = problemOf(view, tunnel, key);
  if (problem?.kind !== 'not-allowed' && problem?.kind !== 'not-on-os') return undefined;
  const { at, row } = problem;
  const choice = `allowed is ${alternatives(problem.allowed)}`;
  const why = `the device ignores it and takes its default, by Apple's schema ${row.default}`;
  if (problem.kind === 'not-allowed')
    return { at, message: `is ${shown(at)}, no TLS version; ${choice}`, why };
  return {
    at,
    // A minimum that is ignored lets older versions in; a maximum that is ignored only keeps the newest out.
    severity: key === 'TLSMinimumVersion' ? 'error' : 'warning',
    message: `is ${problem.value}, which ${view.platform} ${view.os} does not know; ${choice}`,
    why,
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
    yield { at: minimum.at, message: `is ${from}, above TLSMaximumVersion, which is ${to}` };
  }
  if (maximum === undefined && from === '1.3') {
    yield {
      at: minimum.at,
      severity: 'warning',
      message: 'is 1.3 without TLSMaximumVersion, whose default is 1.2; set both to 1.3',
      why: "Apple's schema has 1.2 as the default of the maximum, while the device was seen to leave the choice to its TLS",
    };
  }
}
