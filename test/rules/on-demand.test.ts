import fc from 'fast-check';
import { coveringRules } from '../../src/device/on-demand.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { goodProfile, plain } from '../support/good-profile.js';
import { runs } from '../support/runs.js';
import { judges } from './judges.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

const wifi: PlistDictionary = { Action: 'Connect', InterfaceTypeMatch: 'WiFi' };
const cellular: PlistDictionary = { Action: 'Connect', InterfaceTypeMatch: 'Cellular' };
const home: PlistDictionary = { Action: 'Disconnect', SSIDMatch: ['Home'] };
const others: PlistDictionary = { Action: 'Ignore' };

const on = (...rules: PlistDictionary[]) => plainWith({ OnDemandRules: rules });
const off = (...rules: PlistDictionary[]) => plainWith({ OnDemandEnabled: 0, OnDemandRules: rules });
const rules = `${plain}/OnDemandRules`;
const never = (severity: string, index: number, first: number) =>
  `${severity} ${rules}/${index}: Devices never apply this on-demand rule, because ${rules}/${first} comes first and matches the same networks.`;

judges(
  'on-demand-never-reached',
  ['in order', on(home, wifi, cellular, others), []],
  ['behind one that always matches', on(wifi, others, cellular), [never('warning', 2, 1)]],
  ['behind one with fewer conditions', on(wifi, home, others), [never('warning', 1, 0)]],
  ['behind the same', on(wifi, cellular, wifi, others), [never('warning', 2, 0)]],
  [
    'behind one with more names',
    on({ ...home, SSIDMatch: ['Home', 'Work'] }, home, others),
    [never('warning', 1, 0)],
  ],
  ['behind one with fewer names', on(home, { ...home, SSIDMatch: ['Home', 'Work'] }, others), []],
  ['behind one with other names', on(home, { ...home, SSIDMatch: ['Work'] }, others), []],
  ['behind an empty list, which says nothing of others', on({ ...home, SSIDMatch: [] }, home, others), []],
  [
    'behind one with a further condition',
    on({ ...wifi, URLStringProbe: 'https://www.example.com/' }, wifi, others),
    [],
  ],
  [
    'a network with a name that is none of Wi-Fi',
    on(wifi, { ...home, InterfaceTypeMatch: 'Cellular' }, others),
    [],
  ],
  ['behind one whose condition is of another type', on({ ...wifi, InterfaceTypeMatch: 1 }, wifi, others), []],
  ['while on demand is off', off(others, wifi), [never('info', 1, 0)]],
  ['in Always On, which reads no rules', tunnelWith({ OnDemandRules: [others, wifi] }), []],
);

judges(
  'on-demand-no-default',
  ['a last rule for all', on(wifi, others), []],
  [
    'none',
    on(wifi, cellular),
    [`info ${rules}: Every on-demand rule has a condition, so some networks match no rule.`],
  ],
  ['without rules, which on-demand-without-rules says', on(), []],
  ['while on demand is off', off(wifi), []],
  ['in Always On', goodProfile(), []],
);

const evaluate: PlistDictionary = { Action: 'EvaluateConnection' };
const parameters = [{ Domains: ['example.com'], DomainAction: 'ConnectIfNeeded' }];
judges(
  'on-demand-parameters-missing',
  ['with parameters', on({ ...evaluate, ActionParameters: parameters }), []],
  [
    'without',
    on(evaluate),
    [`warning ${rules}/0: The on-demand rule has Action EvaluateConnection, but no ActionParameters.`],
  ],
  [
    'with none in the list',
    on({ ...evaluate, ActionParameters: [] }),
    [
      `warning ${rules}/0/ActionParameters: The on-demand rule has Action EvaluateConnection, but ActionParameters is empty.`,
    ],
  ],
  ['of another type, which key-type says', on({ ...evaluate, ActionParameters: 'example.com' }), []],
  ['another action', on(others), []],
  [
    'while on demand is off',
    off(evaluate),
    [`info ${rules}/0: The on-demand rule has Action EvaluateConnection, but no ActionParameters.`],
  ],
);

const noRule = `warning ${plain}/OnDemandEnabled: OnDemandEnabled is 1, but OnDemandRules has no rule.`;
judges(
  'on-demand-without-rules',
  ['with rules', on(others), []],
  ['with none in the list', on(), [noRule]],
  ['without', plainWith({ OnDemandRules: undefined }), [noRule]],
  ['off', plainWith({ OnDemandRules: undefined, OnDemandEnabled: 0 }), []],
);

judges(
  'on-demand-off',
  ['on', on(others), []],
  [
    'off',
    off(others),
    [
      `info ${rules}: The on-demand rules are off until the user switches them on, because OnDemandEnabled is not 1.`,
    ],
  ],
  [
    'not said, which means off',
    plainWith({ OnDemandEnabled: undefined }),
    [
      `info ${rules}: The on-demand rules are off until the user switches them on, because OnDemandEnabled is not 1.`,
    ],
  ],
  [
    'off, and fixed',
    plainWith({ OnDemandEnabled: 0, OnDemandUserOverrideDisabled: 1 }),
    [`info ${rules}: The on-demand rules are off, because OnDemandEnabled is not 1.`],
  ],
  ['off without rules', off(), []],
);

test('the first rule that covers another is found as when each is compared with each', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
  const rule = fc.record(
    {
      SSIDMatch: names,
      DNSDomainMatch: names,
      InterfaceTypeMatch: fc.constantFrom('WiFi', 'Cellular'),
      URLStringProbe: fc.constantFrom('https://a/', 'https://b/'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 8 }), (list) => {
      const nodes = list.map((one) => dictionaryNodeOf(one));
      const isCovered = (one: number, by: number) =>
        coveringRules(nodes.filter((_, at) => at === one || at === by))[1] !== undefined;
      const first = nodes.map((_, one) => nodes.find((_, by) => by < one && isCovered(one, by)));
      expect(coveringRules(nodes)).toEqual(first);
    }),
    { numRuns: runs(200) },
  );
});

test('as many rules as fit into a profile', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    dictionaryNodeOf({ SSIDMatch: [`network ${index}`], InterfaceTypeMatch: 'WiFi' }),
  );
  expect(coveringRules(many).every((covering) => covering === undefined)).toBe(true);
});
