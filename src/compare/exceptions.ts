import { alwaysOnKeys } from '../apple/keys/always-on.js';
import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { flagAt, get, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { ruleOf } from './compare-keys.js';
import { nodeText } from './device-value.js';
import { compareFinding } from './findings.js';
import { wordsFor } from './meaning.js';
import type { Sides, SideWords } from './sides.js';
import { unknownToOS } from './without-effect.js';

/** A list of the dictionary AlwaysOn, each element of which says something of one service or app. */
interface List {
  readonly key: 'ServiceExceptions' | 'ApplicationExceptions' | 'AllowedCaptiveNetworkPlugins';
  /** The key of an element that says of what it speaks; of two with the same name the last holds. */
  readonly name: string;
  /** Whose traffic it is: begins "… will … with the policy, but … with the delivered profile". */
  readonly subject: (name: string) => string;
  /** What an element makes of it. */
  readonly state: (element: DictionaryNode) => string;
  /** What becomes of it without an element. */
  readonly without: string;
  readonly why: string;
  /** Why the list does nothing, where it does nothing. */
  readonly idle?: (alwaysOn: DictionaryNode) => string | undefined;
}

const services: Readonly<Record<string, string>> = {
  VoiceMail: 'Traffic for voicemail',
  AirPrint: 'Traffic for AirPrint',
  CellularServices: "Traffic for the carrier's services (calls over Wi-Fi, MMS)",
  DeviceCommunication: 'Traffic for paired devices',
};

const actions: Readonly<Record<string, string>> = {
  Allow: 'go outside the tunnel',
  Drop: 'be dropped',
};

const throughTunnel = 'go through the tunnel';

const lists: readonly List[] = [
  {
    key: 'ServiceExceptions',
    name: 'ServiceName',
    subject: (name) => wordsFor(services, name) ?? `Traffic for the service "${name}"`,
    state: (element) =>
      wordsFor(actions, stringAt(element, 'Action')) ?? 'have an action that does not exist',
    without: throughTunnel,
    why: 'A service goes through the tunnel, unless an exception lets it out or drops it.',
  },
  {
    key: 'ApplicationExceptions',
    name: 'BundleIdentifier',
    subject: (name) => `Traffic of the app "${name}"`,
    state: (element) => {
      const protocols = itemsAt(element, 'LimitToProtocols');
      if (protocols.length === 0) return 'go outside the tunnel';
      return protocols.some((item) => stringAt(item) === 'UDP')
        ? 'go outside the tunnel as far as it is UDP'
        : 'be limited to protocols that do not exist';
    },
    without: throughTunnel,
    why: 'An app goes through the tunnel, unless an exception lets it out.',
  },
  {
    key: 'AllowedCaptiveNetworkPlugins',
    name: 'BundleIdentifier',
    subject: (name) => `The app "${name}"`,
    state: () => 'log in to captive networks outside the tunnel',
    without: 'be kept from captive networks',
    why: 'What these apps send bypasses the tunnel, and without them some networks cannot be used.',
    idle: (alwaysOn) =>
      flagAt(alwaysOn, 'AllowAllCaptiveNetworkPlugins') === true
        ? 'AllowAllCaptiveNetworkPlugins allows all apps'
        : undefined,
  },
];

/** Compares the exceptions and the apps for captive networks of two Always On dictionaries; their order means nothing. */
export function* compareExceptions(
  expected: DictionaryNode,
  delivered: DictionaryNode,
  sides: Sides,
): Generator<Finding> {
  for (const list of lists) {
    const row = alwaysOnKeys[list.key];
    const idle = list.idle?.(delivered) ?? unknownToOS(row, sides.delivered)?.because;
    const findings = [...differences(list, expected, delivered, idle, sides.words)];
    yield* findings;
    const [old, node] = [get(expected, list.key), get(delivered, list.key)];
    if (findings.length > 0 || old === undefined || node === undefined || nodeText(old) === nodeText(node))
      continue;
    yield compareFinding(
      'compare-equivalent',
      {
        message: `${list.key} is written in another way than in ${sides.words.expected} and means the same.`,
        why: 'The device looks at each element by itself, and of two about the same thing at the last.',
        source: appleSources.observed,
        confidence: 'observed',
      },
      node,
    );
  }
}

function* differences(
  list: List,
  expected: DictionaryNode,
  delivered: DictionaryNode,
  idle: string | undefined,
  words: SideWords,
): Generator<Finding> {
  const [asked, given] = [elementsOf(list, expected), elementsOf(list, delivered)];
  for (const name of new Set([...asked.keys(), ...given.keys()])) {
    const [old, element] = [asked.get(name), given.get(name)];
    const [was, will] = [old, element].map((each) => (each ? list.state(each) : list.without));
    if (was === will) continue;
    const missing = element === undefined ? `${list.key} has no ${name}. ` : '';
    yield compareFinding(
      ruleOf(old, element),
      {
        severity: idle === undefined ? 'error' : 'info',
        message:
          idle === undefined
            ? `${missing}${list.subject(name)} will ${was} with ${words.expected}, but ${will} with ${words.delivered}.`
            : `${missing}${list.key} is not the same as in ${words.expected}. This has no effect, because ${idle}.`,
        why: list.why,
      },
      element ?? get(delivered, list.key) ?? delivered,
    );
  }
}

/** The elements by their names; those without one the device skips. */
function elementsOf({ key, name }: List, alwaysOn: DictionaryNode): ReadonlyMap<string, DictionaryNode> {
  const dictionaries = itemsAt(alwaysOn, key).filter(isDictionary);
  return new Map(
    dictionaries.flatMap((element) => {
      const named = stringAt(element, name);
      return named === undefined ? [] : [[named, element] as const];
    }),
  );
}

function isDictionary(node: PlistNode): node is DictionaryNode {
  return node.type === 'dictionary';
}
