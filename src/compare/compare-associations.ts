import {
  type AssociationName,
  associationKeys,
  authenticatingCiphers,
} from '../device/security-association.js';
import type { TunnelView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { dictionaryAt, flagAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { compareKeys, compareUnknownKeys, ordinary, type Place } from './compare-keys.js';
import { compareFinding } from './findings.js';
import { associationMeanings, meaningsIn } from './meanings.js';
import type { Sides, TunnelPair } from './sides.js';
import { type Idle, unknownToOS } from './without-effect.js';

const ike = 'IKESecurityAssociationParameters';
const child = 'ChildSecurityAssociationParameters';

/** Compares the parameters of both security associations of two tunnels; `prefix` goes before every message. */
export function* compareAssociations(pair: TunnelPair, sides: Sides, prefix: string): Generator<Finding> {
  yield* compareParameters(ike, pair, sides, prefix);
  const [expected, delivered] = [pair.expected, pair.delivered].map(({ node }) => dictionaryAt(node, child));
  // Where both are copies of IKE, they differ as the originals do, which was said already.
  if (expected === undefined && delivered === undefined) return;
  const findings = [...compareParameters(child, pair, sides, prefix)];
  if (expected !== undefined && delivered !== undefined) yield* findings;
  else if (findings.length === 0) yield sameCopy(pair.delivered, delivered, prefix);
  else if (delivered !== undefined) yield* findings;
  else yield* findings.map((finding) => ofCopy(finding, pair.delivered));
}

function compareParameters(
  name: AssociationName,
  { expected, delivered }: TunnelPair,
  sides: Sides,
  prefix: string,
): Finding[] {
  const node = parametersOf(delivered, name);
  const place: Place = {
    words: sides.words,
    expected: parametersOf(expected, name),
    delivered: node,
    at: node ?? delivered.node,
    keys: associationKeys[name],
    meaningOf: meaningsIn(associationMeanings, 'The device and the gateway must agree on it.'),
    ...ordinary(sides.delivered),
    idle: (key, row) =>
      unknownToOS(row, sides.delivered) ?? (name === child ? idleInChild(key, delivered) : undefined),
    prefix,
    where: name === ike ? ' for the IKE SA' : ' for the Child SA',
  };
  return [...compareKeys(place), ...compareUnknownKeys(place, associationKeys[name])];
}

/** The dictionary that the device uses for an association: for a Child SA without one, the whole of IKE's. */
function parametersOf({ node }: TunnelView, name: AssociationName): DictionaryNode | undefined {
  return dictionaryAt(node, name) ?? dictionaryAt(node, ike);
}

/** Why a parameter of the Child SA does nothing, where it does nothing. */
function idleInChild(key: string, tunnel: TunnelView): Idle | undefined {
  const parameters = parametersOf(tunnel, child);
  if (key === 'IntegrityAlgorithm' && parameters !== undefined) {
    const cipher = stringAt(parameters, 'EncryptionAlgorithm');
    if (!authenticatingCiphers.includes(cipher)) return undefined;
    return { because: `${cipher} protects integrity itself`, confidence: 'inferred' };
  }
  if (key !== 'DiffieHellmanGroup' || flagAt(tunnel.node, 'EnablePFS') === true) return undefined;
  return {
    because: 'without EnablePFS the Child SA makes no key exchange of its own',
    confidence: 'inferred',
  };
}

function sameCopy({ node }: TunnelView, delivered: DictionaryNode | undefined, prefix: string): Finding {
  const what = delivered === undefined ? 'is missing' : 'repeats the parameters of the IKE SA';
  return compareFinding(
    'compare-equivalent',
    {
      message: `${prefix}${child} ${what}. The Child SA has the parameters of the IKE SA either way.`,
      why: 'The device takes the whole of the IKE parameters for a Child SA that has none.',
    },
    delivered ?? node,
  );
}

/** Says of a finding that the value stands in the parameters of IKE because the Child SA has none. */
function ofCopy({ rule, path, position, ...said }: Finding, { node }: TunnelView): Finding {
  const message = `${child} is missing, so the Child SA has the parameters of the IKE SA. ${said.message}`;
  return compareFinding(rule === 'compare-equivalent' ? rule : 'compare-missing', { ...said, message }, node);
}
