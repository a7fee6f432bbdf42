import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import { textRemark } from '../envelope/remarks.js';
import type { Remark, Rule } from '../rule.js';
import { typeName } from '../wording.js';

export const captivePlugin: Rule = {
  name: 'captive-plugin',
  title: 'list of captive network apps without effect',
  severity: 'warning',
  why: 'Devices use the list only while AllowAllCaptiveNetworkPlugins is 0.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns, inDeclarations }) {
    for (const { alwaysOn } of vpns) {
      if (alwaysOn !== undefined) yield* remarksOn(alwaysOn, inDeclarations);
    }
  },
};

function* remarksOn(alwaysOn: DictionaryNode, inDeclarations: boolean): Generator<Remark> {
  const at = get(alwaysOn, 'AllowedCaptiveNetworkPlugins');
  if (at?.type !== 'array' || at.items.length === 0) return;
  if (flagAt(alwaysOn, 'AllowAllCaptiveNetworkPlugins') === true) {
    yield {
      at,
      message:
        'AllowedCaptiveNetworkPlugins has no effect, because AllowAllCaptiveNetworkPlugins allows every captive network app.',
      fix: 'Set AllowAllCaptiveNetworkPlugins to 0, or remove AllowedCaptiveNetworkPlugins.',
    };
    return;
  }
  for (const element of at.items) {
    // The schema of declarations requires the key, and declaration-form says so.
    if (inDeclarations && get(element, 'BundleIdentifier') === undefined) continue;
    const remark: Remark | undefined =
      element.type === 'dictionary'
        ? textRemark(element, 'BundleIdentifier')
        : {
            at: element,
            message: `An element of AllowedCaptiveNetworkPlugins is ${typeName(element.type)}, not a dictionary.`,
            fix: 'Write a dictionary with BundleIdentifier.',
          };
    if (remark === undefined) continue;
    yield {
      ...remark,
      why: 'Devices probably skip the element, so the app is not allowed.',
      confidence: 'inferred',
    };
  }
}
