import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import { textRemark } from '../envelope/remarks.js';
import type { Remark, Rule } from '../rule.js';
import { typeName } from '../wording.js';

export const captivePlugin: Rule = {
  name: 'captive-plugin',
  title: 'a list of captive network apps that has no effect',
  severity: 'warning',
  why: 'the list counts only while AllowAllCaptiveNetworkPlugins is 0',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) if (alwaysOn !== undefined) yield* remarksOn(alwaysOn);
  },
};

function* remarksOn(alwaysOn: DictionaryNode): Generator<Remark> {
  const at = get(alwaysOn, 'AllowedCaptiveNetworkPlugins');
  if (at?.type !== 'array' || at.items.length === 0) return;
  if (flagAt(alwaysOn, 'AllowAllCaptiveNetworkPlugins') === true) {
    yield {
      at,
      message: 'is not read, because AllowAllCaptiveNetworkPlugins allows every captive network app',
    };
    return;
  }
  for (const element of at.items) {
    const remark: Remark | undefined =
      element.type === 'dictionary'
        ? textRemark(element, 'BundleIdentifier')
        : {
            at: element,
            message: `is ${typeName(element.type)}; a dictionary with BundleIdentifier is needed`,
          };
    if (remark === undefined) continue;
    yield {
      ...remark,
      why: 'the device presumably skips it, so the app is not allowed',
      confidence: 'inferred',
    };
  }
}
