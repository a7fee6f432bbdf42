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
  title: "CertificateType that is unknown or does not fit the identity's key",
  severity: 'error',
  why: 'Devices sign as CertificateType says, with RSA when it is missing. They cannot do so with a key of another kind, so no tunnel comes up.',
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
  const fix = `Choose ${alternatives(problem.allowed)}.`;
  if (edwards.includes(name)) {
    return {
      at: problem.at,
      message: `CertificateType is ${name}, which devices do not support.`,
      why: 'Apple lists it by mistake: the errata of the schema say that it was never supported.',
      fix,
    };
  }
  const meant = nearestTo(problem.at, problem.allowed.map(String));
  return {
    at: problem.at,
    message: `CertificateType is ${shown(problem.at)}, which does not exist.${didYouMean(meant)}`,
    why: 'Devices treat an unknown type as RSA.',
    source: appleSources.observed,
    confidence: 'observed',
    fix: meant === undefined ? fix : entry('CertificateType', meant),
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
  const written =
    value === undefined ? 'The tunnel has no CertificateType, which means RSA' : `CertificateType is ${type}`;
  return {
    at: value ?? tunnel.node,
    message: `${written}, but the identity has ${key.name}.`,
    confidence: 'inferred',
    // With EAP the identity authenticates inside EAP-TLS, where the kind of key is negotiated.
    ...(usesEap(tunnel) && { severity: 'warning' as const }),
    fix:
      fitting === undefined
        ? 'Use an identity with another key: no CertificateType is for this one.'
        : entry('CertificateType', fitting),
  };
}
