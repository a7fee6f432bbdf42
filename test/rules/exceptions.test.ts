import type { PlistValue } from '../../src/plist/value.js';
import { alwaysOn, changed, changedAll, goodPlainProfile, goodProfile } from '../support/good-profile.js';
import { judges } from './judges.js';

const good = goodProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);

const services = `${alwaysOn}/ServiceExceptions`;
const names = 'VoiceMail, AirPrint, CellularServices or DeviceCommunication';
judges(
  'service-exception',
  ['good', good, []],
  ['none', at(services), []],
  ['plain', goodPlainProfile(), []],
  [
    'a text',
    at(`${services}/-`, 'AirPrint'),
    [`error ${services}/4: is a string; a dictionary of ServiceName and Action is needed`],
  ],
  [
    'an unknown name',
    at(`${services}/1/ServiceName`, 'Airprint'),
    [`error ${services}/1/ServiceName: is "Airprint"; allowed is ${names}; did you mean AirPrint?`],
  ],
  [
    'no name',
    at(`${services}/1/ServiceName`),
    [`error ${services}/1: has no ServiceName; allowed is ${names}`],
  ],
  [
    'a name that is no text',
    at(`${services}/1/ServiceName`, 1),
    [`error ${services}/1/ServiceName: is 1; allowed is ${names}`],
  ],
  ['no action', at(`${services}/1/Action`), [`error ${services}/1: has no Action; allowed is Allow or Drop`]],
  [
    'an action in another case',
    at(`${services}/1/Action`, 'drop'),
    [`error ${services}/1/Action: is "drop"; allowed is Allow or Drop; did you mean Drop?`],
  ],
  ['a service that the OS does not know, told by service-exception-os', good, [], { os: '17.0' }],
);

judges(
  'service-exception-duplicate',
  ['good', good, []],
  [
    'two of the same',
    at(`${services}/-`, { ServiceName: 'AirPrint', Action: 'Allow' }),
    [
      `warning ${services}/4/ServiceName: AirPrint is named in ${services}/1/ServiceName already; this one counts`,
    ],
  ],
);

judges(
  'service-exception-os',
  ['good', good, []],
  ['iOS 17.4', good, [], { os: '17.4' }],
  [
    'iOS 17.3',
    good,
    [
      `error ${services}/3/ServiceName: DeviceCommunication exists from iOS 17.4 on; iOS 17.3 knows VoiceMail, AirPrint or CellularServices`,
    ],
    { os: '17.3' },
  ],
  [
    'iOS 11.2',
    at(`${services}/3`),
    [
      `error ${services}/2/ServiceName: CellularServices exists from iOS 11.3 on; iOS 11.2 knows VoiceMail or AirPrint`,
    ],
    { os: '11.2' },
  ],
);

const apps = `${alwaysOn}/ApplicationExceptions`;
const onlyUdp = 'allowed is UDP, or no LimitToProtocols at all for every protocol';
const bypasses = 'Action is not read here; the traffic of the app bypasses the tunnel in any case';
judges(
  'application-exception',
  ['good', good, []],
  ['all protocols', at(`${apps}/0/LimitToProtocols`), []],
  ['an empty list', at(`${apps}/0/LimitToProtocols`, []), []],
  [
    'a text',
    at(`${apps}/0`, 'com.example.softphone'),
    [`error ${apps}/0: is a string; a dictionary with BundleIdentifier is needed`],
  ],
  [
    'no BundleIdentifier',
    at(`${apps}/0/BundleIdentifier`),
    [`error ${apps}/0: has no BundleIdentifier, a string that is not empty`],
  ],
  [
    'an empty BundleIdentifier',
    at(`${apps}/0/BundleIdentifier`, ''),
    [`error ${apps}/0/BundleIdentifier: is empty; a string with something in it is needed`],
  ],
  [
    'another protocol',
    at(`${apps}/0/LimitToProtocols`, ['TCP']),
    [`error ${apps}/0/LimitToProtocols/0: is "TCP"; ${onlyUdp}`],
  ],
  [
    'another protocol beside UDP',
    at(`${apps}/0/LimitToProtocols`, ['UDP', 'TCP']),
    [`warning ${apps}/0/LimitToProtocols/1: is "TCP"; ${onlyUdp}`],
  ],
  ['an action', at(`${apps}/0/Action`, 'Drop'), [`error ${apps}/0/Action: ${bypasses}`]],
  ['the action that it has anyway', at(`${apps}/0/Action`, 'Allow'), [`info ${apps}/0/Action: ${bypasses}`]],
);

judges(
  'application-exception-duplicate',
  ['good', good, []],
  [
    'two of the same',
    at(`${apps}/-`, { BundleIdentifier: 'com.example.softphone' }),
    [
      `warning ${apps}/1/BundleIdentifier: com.example.softphone is named in ${apps}/0/BundleIdentifier already; this one counts`,
    ],
  ],
  ['two', at(`${apps}/-`, { BundleIdentifier: 'com.example.softphone2' }), []],
);

const plugins = `${alwaysOn}/AllowedCaptiveNetworkPlugins`;
const allPlugins = `${alwaysOn}/AllowAllCaptiveNetworkPlugins`;
const sheet = `${alwaysOn}/AllowCaptiveWebSheet`;
judges(
  'captive-plugin',
  ['good', good, []],
  ['all', changedAll(good, { [allPlugins]: 1, [plugins]: undefined }), []],
  ['all and an empty list', changedAll(good, { [allPlugins]: 1, [plugins]: [] }), []],
  [
    'all and some',
    at(allPlugins, 1),
    [
      `warning ${plugins}: is not read, because AllowAllCaptiveNetworkPlugins allows every captive network app`,
    ],
  ],
  [
    'a text',
    at(`${plugins}/0`, 'com.example.hotspot'),
    [`warning ${plugins}/0: is a string; a dictionary with BundleIdentifier is needed`],
  ],
  [
    'no BundleIdentifier',
    at(`${plugins}/0`, {}),
    [`warning ${plugins}/0: has no BundleIdentifier, a string that is not empty`],
  ],
);

const none = [`info ${alwaysOn}: allows neither the web sheet nor an app for captive networks`];
judges(
  'captive-none',
  ['an app', good, []],
  ['nothing', at(plugins), none],
  ['only what the device skips', at(plugins, ['com.example.hotspot']), none],
  ['the sheet', changedAll(good, { [plugins]: undefined, [sheet]: 1 }), []],
  ['all apps', changedAll(good, { [plugins]: undefined, [allPlugins]: 1 }), []],
  ['plain', goodPlainProfile(), []],
);
