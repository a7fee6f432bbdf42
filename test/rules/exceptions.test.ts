import type { PlistValue } from '../../src/plist/value.js';
import { alwaysOn, changed, changedAll, goodPlainProfile, goodProfile } from '../support/good-profile.js';
import { judges } from './judges.js';

const good = goodProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);

const services = `${alwaysOn}/ServiceExceptions`;

judges(
  'service-exception',
  ['good', good, []],
  ['none', at(services), []],
  ['plain', goodPlainProfile(), []],
  [
    'a text',
    at(`${services}/-`, 'AirPrint'),
    [`error ${services}/4: An element of ServiceExceptions is a string, not a dictionary.`],
  ],
  [
    'an unknown name',
    at(`${services}/1/ServiceName`, 'Airprint'),
    [
      `error ${services}/1/ServiceName: ServiceName is "Airprint", which does not exist. Did you mean AirPrint?`,
    ],
  ],
  [
    'no name',
    at(`${services}/1/ServiceName`),
    [`error ${services}/1: An element of ServiceExceptions has no ServiceName.`],
  ],
  [
    'a name that is no text',
    at(`${services}/1/ServiceName`, 1),
    [`error ${services}/1/ServiceName: ServiceName is 1, which does not exist.`],
  ],
  [
    'no action',
    at(`${services}/1/Action`),
    [`error ${services}/1: An element of ServiceExceptions has no Action.`],
  ],
  [
    'an action in another case',
    at(`${services}/1/Action`, 'drop'),
    [`error ${services}/1/Action: Action is "drop", which does not exist. Did you mean Drop?`],
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
      `warning ${services}/4/ServiceName: ServiceExceptions names AirPrint twice: here and at ${services}/1/ServiceName.`,
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
      `error ${services}/3/ServiceName: ServiceName is DeviceCommunication, which exists only in iOS 17.4 and later.`,
    ],
    { os: '17.3' },
  ],
  [
    'iOS 11.2',
    at(`${services}/3`),
    [
      `error ${services}/2/ServiceName: ServiceName is CellularServices, which exists only in iOS 11.3 and later.`,
    ],
    { os: '11.2' },
  ],
);

const apps = `${alwaysOn}/ApplicationExceptions`;
const onlyUdp = 'LimitToProtocols contains "TCP". Apple allows only UDP.';
const bypasses = 'Devices do not read Action of an app. Its traffic bypasses the tunnel in any case.';
judges(
  'application-exception',
  ['good', good, []],
  ['all protocols', at(`${apps}/0/LimitToProtocols`), []],
  ['an empty list', at(`${apps}/0/LimitToProtocols`, []), []],
  [
    'a text',
    at(`${apps}/0`, 'com.example.softphone'),
    [`error ${apps}/0: An element of ApplicationExceptions is a string, not a dictionary.`],
  ],
  [
    'no BundleIdentifier',
    at(`${apps}/0/BundleIdentifier`),
    [`error ${apps}/0: An element of ApplicationExceptions has no BundleIdentifier.`],
  ],
  [
    'an empty BundleIdentifier',
    at(`${apps}/0/BundleIdentifier`, ''),
    [`error ${apps}/0/BundleIdentifier: BundleIdentifier is empty.`],
  ],
  [
    'another protocol',
    at(`${apps}/0/LimitToProtocols`, ['TCP']),
    [`error ${apps}/0/LimitToProtocols/0: ${onlyUdp}`],
  ],
  [
    'another protocol beside UDP',
    at(`${apps}/0/LimitToProtocols`, ['UDP', 'TCP']),
    [`warning ${apps}/0/LimitToProtocols/1: ${onlyUdp}`],
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
      `warning ${apps}/1/BundleIdentifier: ApplicationExceptions names com.example.softphone twice: here and at ${apps}/0/BundleIdentifier.`,
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
      `warning ${plugins}: AllowedCaptiveNetworkPlugins has no effect, because AllowAllCaptiveNetworkPlugins allows every captive network app.`,
    ],
  ],
  [
    'a text',
    at(`${plugins}/0`, 'com.example.hotspot'),
    [`warning ${plugins}/0: An element of AllowedCaptiveNetworkPlugins is a string, not a dictionary.`],
  ],
  [
    'no BundleIdentifier',
    at(`${plugins}/0`, {}),
    [`warning ${plugins}/0: An element of AllowedCaptiveNetworkPlugins has no BundleIdentifier.`],
  ],
);

const none = [`info ${alwaysOn}: AlwaysOn allows neither the login page nor an app for captive networks.`];
judges(
  'captive-none',
  ['an app', good, []],
  ['nothing', at(plugins), none],
  ['only what the device skips', at(plugins, ['com.example.hotspot']), none],
  ['the sheet', changedAll(good, { [plugins]: undefined, [sheet]: 1 }), []],
  ['all apps', changedAll(good, { [plugins]: undefined, [allPlugins]: 1 }), []],
  ['plain', goodPlainProfile(), []],
);
