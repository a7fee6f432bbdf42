import { appleSources } from '../../apple/sources.js';
import { get, itemsAt, stringAt } from '../../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../../plist/node.js';
import { textRemark } from '../envelope/remarks.js';
import type { Remark, Rule } from '../rule.js';
import { shown, typeName } from '../wording.js';

/** The only protocol that an exception can be limited to. */
const protocol = 'UDP';

export const applicationException: Rule = {
  name: 'application-exception',
  title: 'an element of ApplicationExceptions that does not do what it says',
  severity: 'error',
  why: 'the device was seen to skip an element without a BundleIdentifier, so there is no exception',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      for (const element of alwaysOn ? itemsAt(alwaysOn, 'ApplicationExceptions') : []) {
        if (element.type === 'dictionary') yield* remarksOn(element);
        else
          yield {
            at: element,
            message: `is ${typeName(element.type)}; a dictionary with BundleIdentifier is needed`,
          };
      }
    }
  },
};

function* remarksOn(element: DictionaryNode): Generator<Remark> {
  const identifier = textRemark(element, 'BundleIdentifier');
  if (identifier !== undefined) yield identifier;
  yield* protocolRemarks(itemsAt(element, 'LimitToProtocols'));
  const action = get(element, 'Action');
  if (action === undefined) return;
  yield {
    at: action,
    message: 'Action is not read here; the traffic of the app bypasses the tunnel in any case',
    why: 'an exception for an app has no action, its effect is always that of Allow',
    source: appleSources.vpn,
    confidence: 'documented',
    ...(stringAt(action) === 'Allow' && { severity: 'info' as const }),
  };
}

function* protocolRemarks(protocols: readonly PlistNode[]): Generator<Remark> {
  const isLimited = protocols.some((item) => stringAt(item) === protocol);
  for (const at of protocols) {
    if (stringAt(at) === protocol) continue;
    yield {
      at,
      message: `is ${shown(at)}; allowed is ${protocol}, or no LimitToProtocols at all for every protocol`,
      ...(isLimited
        ? {
            severity: 'warning' as const,
            why: `the device was seen to ignore other protocols beside ${protocol}`,
          }
        : { why: `the device was seen to refuse a list without ${protocol}, and the whole profile with it` }),
    };
  }
}
