import { appleSources } from '../../apple/sources.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Rule } from '../rule.js';

export const tunnelNestedIkev2: Rule = {
  name: 'tunnel-nested-ikev2',
  title: 'tunnel whose IKEv2 keys are in a nested dictionary',
  severity: 'error',
  why: 'Devices read the IKEv2 keys from the element of TunnelConfigurations itself. They do not read a nested dictionary, which only the declaration has.',
  source: appleSources.profileReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn, tunnels } of vpns) {
      if (alwaysOn === undefined) continue;
      for (const dictionary of [alwaysOn, ...tunnels.map(({ node }) => node)]) yield* nestedIn(dictionary);
    }
  },
};

/** Whether a key looks like such a dictionary; the declaration spells it IKEV2. */
export function isNestedIkev2(key: string): boolean {
  return key.toLowerCase() === 'ikev2';
}

function* nestedIn({ entries }: DictionaryNode) {
  for (const [key, at] of entries) {
    if (!isNestedIkev2(key)) continue;
    yield {
      at,
      message: `Devices do not read the dictionary ${key} of an Always On VPN.`,
      fix: 'Move its keys directly into each element of TunnelConfigurations, beside ProtocolType.',
    };
  }
}
