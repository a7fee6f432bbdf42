import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { associationsOf } from '../../device/security-association.js';
import { contentProblem, type KnownValue, knownValue } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { itemsAt, numberAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Remark, Rule } from '../rule.js';

const documented = { source: appleSources.vpn, confidence: 'documented' } as const;

/** A method that stands for none. */
const none = 0;

export const saPostQuantum: Rule = {
  name: 'sa-post-quantum',
  title: 'post-quantum key exchange method that devices reject, or a fallback without effect',
  severity: 'error',
  why: 'Devices reject the whole profile with such a list.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const lists = associationsOf(tunnel).flatMap(
        (association) => knownValue(view, association, 'PostQuantumKeyExchangeMethods') ?? [],
      );
      for (const list of lists) yield* listRemarks(list, view, tunnel);
      const some = lists.find(({ at }) => itemsAt(at).some((item) => isMethod(numberAt(item))));
      yield* fallbackRemarks(some, view, tunnel);
    }
  },
};

function isMethod(number: number | undefined): boolean {
  return number !== undefined && number !== none;
}

function* listRemarks({ at, row }: KnownValue, view: ProfileView, tunnel: TunnelView): Generator<Remark> {
  const items = itemsAt(at);
  const problem = contentProblem({ at, row }, view, tunnel);
  if (problem?.kind === 'wrong-length') {
    yield {
      at,
      message: `PostQuantumKeyExchangeMethods has ${problem.length} methods. Apple allows at most ${problem.allowed.max}.`,
      fix: `Keep at most ${problem.allowed.max} methods.`,
      ...documented,
    };
  }
  const seen = new Set<number>();
  for (const item of items) {
    const method = numberAt(item);
    if (method === undefined || row.items === undefined) continue;
    const problem = contentProblem({ at: item, row: row.items }, view, tunnel);
    if (problem?.kind === 'not-allowed') {
      yield {
        at: item,
        message: `PostQuantumKeyExchangeMethods contains ${method}, which does not exist.`,
        fix: `Choose ${alternatives(problem.allowed)} (none, ML-KEM-768, ML-KEM-1024).`,
        ...documented,
      };
    } else if (seen.has(method)) {
      yield {
        at: item,
        message: `PostQuantumKeyExchangeMethods contains ${method} twice.`,
        fix: 'Name each method once.',
      };
    }
    seen.add(method);
  }
}

function* fallbackRemarks(
  methods: KnownValue | undefined,
  view: ProfileView,
  tunnel: TunnelView,
): Generator<Remark> {
  const fallback = knownValue(view, tunnel, 'AllowPostQuantumKeyExchangeFallback');
  if (methods === undefined && fallback !== undefined) {
    yield {
      ...documented,
      at: fallback.at,
      severity: 'warning',
      message:
        'AllowPostQuantumKeyExchangeFallback has no effect, because the tunnel has no PostQuantumKeyExchangeMethods.',
      why: 'The key decides what devices do when the gateway supports none of the methods.',
      fix: 'Add PostQuantumKeyExchangeMethods, or remove AllowPostQuantumKeyExchangeFallback.',
    };
  }
  if (methods !== undefined && (fallback === undefined || numberAt(fallback.at) === 0)) {
    yield {
      ...documented,
      at: fallback?.at ?? methods.at,
      severity: 'info',
      message:
        'The device opens no tunnel to a gateway without these methods, because AllowPostQuantumKeyExchangeFallback is not 1.',
      why: 'Devices require a post-quantum key exchange (RFC 9370) unless the fallback is on.',
    };
  }
}
