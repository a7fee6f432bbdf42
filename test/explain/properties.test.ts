import fc from 'fast-check';
import type { PlistDictionary } from '../../src/plist/value.js';
import { alwaysOn, changedAll, goodProfile } from '../support/good-profile.js';
import { runs } from '../support/runs.js';
import { explained } from './explained.js';

const service = fc.constantFrom('VoiceMail', 'AirPrint', 'CellularServices', 'DeviceCommunication');
const action = fc.constantFrom('Allow', 'Drop');
const app = fc.constantFrom('com.example.a', 'com.example.b', 'org.example.c');
const flag = fc.constantFrom(0, 1);

const exceptions = fc.record({
  services: fc.array(fc.record({ ServiceName: service, Action: action }), { maxLength: 6 }),
  apps: fc.array(
    fc.record(
      { BundleIdentifier: app, LimitToProtocols: fc.constantFrom<string[]>([], ['UDP']) },
      { requiredKeys: ['BundleIdentifier'] },
    ),
    { maxLength: 4 },
  ),
  sheet: flag,
  allPlugins: flag,
  plugins: fc.array(fc.record({ BundleIdentifier: app }), { maxLength: 2 }),
  toggle: flag,
  interfaces: fc.constantFrom<string[][]>(
    [['WiFi', 'Cellular']],
    [['WiFi']],
    [['Cellular']],
    [['WiFi'], ['Cellular']],
  ),
});

type Exceptions = typeof exceptions extends fc.Arbitrary<infer Value> ? Value : never;

function profileWith({
  services,
  apps,
  sheet,
  allPlugins,
  plugins,
  toggle,
  interfaces,
}: Exceptions): PlistDictionary {
  const [tunnel] = (goodProfile()['PayloadContent'] as PlistDictionary[]).flatMap(
    (payload) =>
      ((payload['AlwaysOn'] as PlistDictionary | undefined)?.['TunnelConfigurations'] as
        | PlistDictionary[]
        | undefined) ?? [],
  );
  return changedAll(goodProfile(), {
    [`${alwaysOn}/ServiceExceptions`]: services,
    [`${alwaysOn}/ApplicationExceptions`]: apps as PlistDictionary[],
    [`${alwaysOn}/AllowCaptiveWebSheet`]: sheet,
    [`${alwaysOn}/AllowAllCaptiveNetworkPlugins`]: allPlugins,
    [`${alwaysOn}/AllowedCaptiveNetworkPlugins`]: plugins,
    [`${alwaysOn}/UIToggleEnabled`]: toggle,
    [`${alwaysOn}/TunnelConfigurations`]: interfaces.map((Interfaces) => ({ ...tunnel, Interfaces })),
  });
}

/** What the profile excepts, said anew: the ids of what may leave the device outside the tunnel. */
function excepted({ services, apps, sheet, allPlugins, plugins }: Exceptions): Set<string> {
  const last = new Map(services.map(({ ServiceName, Action }) => [ServiceName as string, Action]));
  return new Set([
    ...[...last].filter(([, Action]) => Action === 'Allow').map(([name]) => name),
    ...apps.map(({ BundleIdentifier }) => `app:${BundleIdentifier}`),
    ...(sheet === 1 ? ['captive-portal-sheet'] : []),
    ...(allPlugins === 1 || plugins.length > 0 ? ['captive-portal-apps'] : []),
  ]);
}

test('outside goes what the profile excepts, in every state but switched off, and nothing else', () => {
  fc.assert(
    fc.property(exceptions, (given) => {
      const { traffic } = explained(profileWith(given));
      for (const name of ['WiFi', 'Cellular']) {
        for (const state of ['up', 'down', 'captive-portal', 'switched-off']) {
          const here = traffic.filter((one) => one.interface === name && one.tunnel === state);
          if (here.length === 0) continue;
          const outside = new Set(here.filter(({ goes }) => goes === 'outside').map(({ id }) => id));
          expect(outside).toEqual(state === 'switched-off' ? new Set() : excepted(given));
        }
      }
    }),
    { numRuns: runs(200) },
  );
});

test('something goes through a tunnel only where there is one', () => {
  fc.assert(
    fc.property(exceptions, (given) => {
      const covered = new Set(given.interfaces.flat());
      for (const { goes, tunnel, interface: name } of explained(profileWith(given)).traffic) {
        if (goes === 'through-tunnel') expect([tunnel, covered.has(name)]).toEqual(['up', true]);
      }
    }),
    { numRuns: runs(100) },
  );
});
