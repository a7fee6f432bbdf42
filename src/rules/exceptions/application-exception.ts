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
  title: 'element of ApplicationExceptions that does not do what it says',
  severity: 'error',
  why: 'Devices skip an element without BundleIdentifier, so the app gets no exception.',
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
            message: `An element of ApplicationExceptions is ${typeName(element.type)}, not a dictionary.`,
            fix: 'Write a dictionary with BundleIdentifier.',
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
    message: 'Devices do not read Action of an app. Its traffic bypasses the tunnel in any case.',
    why: 'Exceptions for apps have no action. They always allow traffic outside the tunnel.',
    fix: 'Remove Action. To keep the traffic in the tunnel, remove the element.',
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
      message: `LimitToProtocols contains ${shown(at)}. Apple allows only ${protocol}.`,
      fix: `Write ${protocol}, or remove LimitToProtocols for all protocols.`,
      ...(isLimited
        ? {
            severity: 'warning' as const,
            why: `Devices ignore other protocols beside ${protocol}.`,
          }
        : { why: `Devices reject the whole profile with a list without ${protocol}.` }),
    };
  }
}
