import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark, Rule } from '../rule.js';
import { typeName } from '../wording.js';

export const tunnelsMissing: Rule = {
  name: 'tunnels-missing',
  title: 'an Always On VPN has no tunnel',
  severity: 'error',
  why: 'without a tunnel for cellular or Wi-Fi the device refuses the configuration, and the whole profile with it',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) if (alwaysOn !== undefined) yield* remarksOn(alwaysOn);
  },
};

function* remarksOn(alwaysOn: DictionaryNode): Generator<Remark> {
  const at = get(alwaysOn, 'TunnelConfigurations');
  if (at === undefined) {
    yield {
      at: alwaysOn,
      message: 'has no TunnelConfigurations, an array with a dictionary for each tunnel',
    };
  } else if (at.type !== 'array') {
    yield { at, message: `is ${typeName(at.type)}; an array with a dictionary for each tunnel is needed` };
  } else if (!at.items.some(({ type }) => type === 'dictionary')) {
    yield { at, message: 'has no dictionary in it; one or two are needed, each a tunnel' };
  } else {
    for (const item of at.items) {
      if (item.type === 'dictionary') continue;
      yield {
        at: item,
        severity: 'warning',
        message: `is ${typeName(item.type)}; every tunnel is a dictionary`,
        why: 'the device was seen to skip such an element',
        source: appleSources.observed,
        confidence: 'observed',
      };
    }
  }
}
