import { appleSources } from '../../apple/sources.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { identityKeyOf, identityOf } from '../../device/identity.js';
import type { ProfileView } from '../../device/profile-view.js';
import { knownValue, problemOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

const edwards = ['Ed25519', 'Ed448'];

export const certificateType: Rule = {
  name: 'certificate-type',
  title: "CertificateType is unknown, or is not for the identity's key",
  severity: 'error',
  why: 'the device signs in the way that CertificateType says, RSA when it is absent, and cannot with a key of another kind, so the tunnel cannot come up',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check(view) {
    for (const tunnel of view.tunnels) {
      const remark = valueRemark(view, tunnel) ?? keyRemark(view, tunnel);
      if (remark !== undefined) yield remark;
    }
  },
};

function valueRemark(view: ProfileView, tunnel: TunnelView): Remark | undefined {
  const problem = problemOf(view, tunnel, 'CertificateType');
  if (problem?.kind !== 'not-allowed') return undefined;
  const name = String(problem.value);
  const choice = alternatives(problem.allowed);
  if (edwards.includes(name)) {
    return {
      at: problem.at,
      message: `is ${name}, which Apple lists by mistake; allowed is ${choice}`,
      why: 'Apple names it among the errata of its schema: it was never supported',
    };
  }
  const meant = nearestTo(problem.at, problem.allowed.map(String));
  return {
    at: problem.at,
    message: `is ${shown(problem.at)}, no type of certificate; allowed is ${choice}${didYouMean(meant)}`,
    why: 'the device was seen to take an unknown type as RSA',
    source: appleSources.observed,
    confidence: 'observed',
    ...(meant !== undefined && { fix: entry('CertificateType', meant) }),
  };
}

function keyRemark(view: ProfileView, tunnel: TunnelView): Remark | undefined {
  if (methodOf(tunnel) !== 'Certificate') return undefined;
  const value = knownValue(view, tunnel, 'CertificateType')?.at;
  const type = value === undefined ? 'RSA' : stringAt(value);
  const identity = identityOf(view, tunnel);
  const key = identity && identityKeyOf(view, identity);
  if (type === undefined || key === undefined || key.certificateTypes.includes(type)) return undefined;
  const [fitting] = key.certificateTypes;
  const written = value === undefined ? 'has no CertificateType, which means RSA' : `is ${type}`;
  const choice =
    fitting === undefined
      ? 'no CertificateType is for such a key'
      : `${alternatives(key.certificateTypes)} is for it`;
  return {
    at: value ?? tunnel.node,
    message: `${written}, but the identity has ${key.name}; ${choice}`,
    confidence: 'inferred',
    // With EAP the identity authenticates inside EAP-TLS, where the kind of key is negotiated.
    ...(usesEap(tunnel) && { severity: 'warning' as const }),
    ...(fitting !== undefined && { fix: entry('CertificateType', fitting) }),
  };
}
