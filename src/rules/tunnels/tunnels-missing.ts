import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark, Rule } from '../rule.js';
import { typeName } from '../wording.js';

export const tunnelsMissing: Rule = {
  name: 'tunnels-missing',
  title: 'Always On VPN without a tunnel',
  severity: 'error',
  why: 'Devices reject the whole profile when Always On has no tunnel for cellular or Wi-Fi.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) if (alwaysOn !== undefined) yield* remarksOn(alwaysOn);
  },
};

const fix = 'Add TunnelConfigurations, an array with a dictionary for each tunnel.';

function* remarksOn(alwaysOn: DictionaryNode): Generator<Remark> {
  const at = get(alwaysOn, 'TunnelConfigurations');
  if (at === undefined) {
    yield {
      at: alwaysOn,
      message: 'AlwaysOn has no TunnelConfigurations.',
      fix,
    };
  } else if (at.type !== 'array') {
    yield { at, message: `TunnelConfigurations is ${typeName(at.type)}, not an array.`, fix };
  } else if (!at.items.some(({ type }) => type === 'dictionary')) {
    yield { at, message: 'TunnelConfigurations has no tunnel.', fix };
  } else {
    for (const item of at.items) {
      if (item.type === 'dictionary') continue;
      yield {
        at: item,
        severity: 'warning',
        message: `An element of TunnelConfigurations is ${typeName(item.type)}, not a dictionary.`,
        why: 'Devices skip such an element.',
        fix: 'Write every tunnel as a dictionary.',
        source: appleSources.observed,
        confidence: 'observed',
      };
    }
  }
}
