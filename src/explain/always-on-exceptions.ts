import { availableOn } from '../apple/availability.js';
import { alwaysOnKeys } from '../apple/keys/always-on.js';
import { appleSources } from '../apple/sources.js';
import { flagAt, get, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { Grounds } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';
import { listed } from './words.js';

/** What an Always On VPN does with a kind of traffic: nothing special, let it out, or discard it. */
export type Exception = 'none' | 'allow' | 'drop';

/** A kind of traffic and what the profile says of it. */
export interface TrafficKind extends Omit<Grounds, 'because'> {
  readonly id: string;
  readonly traffic: string;
  readonly examples: string;
  readonly exception: Exception;
  readonly at: PlistNode;
  readonly protocols?: readonly string[];
}

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/** The services that a profile can except, with what people know of them. */
const services = [
  { id: 'VoiceMail', traffic: 'Voicemail', examples: 'the list of messages in the Phone app' },
  { id: 'AirPrint', traffic: 'AirPrint', examples: 'printing on printers nearby' },
  {
    id: 'CellularServices',
    traffic: 'Carrier services',
    examples: 'Wi-Fi calling, MMS and what else the mobile carrier offers over the internet',
  },
  {
    id: 'DeviceCommunication',
    traffic: 'Connected devices',
    examples: 'devices that are connected by USB or Wi-Fi',
  },
] as const;

/** The kinds of traffic that Always On tells apart, in the order in which they are told. */
export function alwaysOnKinds(subject: Subject, alwaysOn: DictionaryNode): readonly TrafficKind[] {
  return [
    {
      id: 'other',
      traffic: 'All other traffic',
      examples: 'web, mail, apps, updates',
      exception: 'none',
      at: alwaysOn,
      why: 'An Always On VPN takes all IP traffic of the device that is not excepted.',
      source: appleSources.deploymentReference,
      confidence: 'documented',
    },
    ...services.map((service) => serviceKind(service, alwaysOn)),
    ...appKinds(subject, alwaysOn),
    webSheetKind(alwaysOn),
    captiveAppsKind(alwaysOn),
  ];
}

/** Of several elements for one service the last counts. */
function serviceKind(service: (typeof services)[number], alwaysOn: DictionaryNode): TrafficKind {
  const element = itemsAt(alwaysOn, 'ServiceExceptions').findLast(
    (item) => stringAt(item, 'ServiceName') === service.id,
  );
  if (element === undefined) {
    return {
      ...service,
      exception: 'none',
      at: nodeOrHolder(alwaysOn, 'ServiceExceptions'),
      why: `ServiceExceptions has no element for ${service.id}, so it is handled like all other traffic.`,
      ...vpn,
    };
  }
  const action = stringAt(element, 'Action');
  const exception = action === 'Allow' ? 'allow' : action === 'Drop' ? 'drop' : 'none';
  const why = {
    allow: `ServiceExceptions has ${service.id} with the Action Allow: it may leave the device outside the tunnel.`,
    drop: `ServiceExceptions has ${service.id} with the Action Drop: the device discards it.`,
    none: `ServiceExceptions has ${service.id} without a valid Action. Devices reject such a profile.`,
  }[exception];
  return { ...service, exception, at: element, why, ...vpn };
}

/** One element an app; of several for one app the last counts. An element without a name is no exception. */
function appKinds({ view }: Subject, alwaysOn: DictionaryNode): TrafficKind[] {
  if (!availableOn(alwaysOnKeys.ApplicationExceptions, view.platform, view.os)) return [];
  const kinds = new Map<string, TrafficKind>();
  for (const element of itemsAt(alwaysOn, 'ApplicationExceptions')) {
    const app = stringAt(element, 'BundleIdentifier');
    if (app === undefined || app === '') continue;
    // Of other protocols than UDP the device was seen to take no notice.
    const limited = itemsAt(element, 'LimitToProtocols').some((item) => stringAt(item) === 'UDP');
    kinds.set(app, {
      id: `app:${app}`,
      traffic: limited ? `App ${app} (UDP)` : `App ${app}`,
      examples: limited
        ? 'the UDP traffic of this app, often calls; its other traffic counts as all other traffic'
        : 'the traffic of this app',
      exception: 'allow',
      at: element,
      why: limited
        ? `ApplicationExceptions lets the app out of the tunnel, limited to UDP.`
        : `ApplicationExceptions lets the app out of the tunnel.`,
      ...vpn,
      ...(limited && { protocols: ['UDP'] }),
    });
  }
  return [...kinds.values()];
}

function webSheetKind(alwaysOn: DictionaryNode): TrafficKind {
  const allowed = flagAt(alwaysOn, 'AllowCaptiveWebSheet') === true;
  return {
    id: 'captive-portal-sheet',
    traffic: 'Sign-in page of a network',
    examples: 'the page that hotels, trains and airports show before their Wi-Fi works',
    exception: allowed ? 'allow' : 'none',
    at: nodeOrHolder(alwaysOn, 'AllowCaptiveWebSheet'),
    why: allowed
      ? 'AllowCaptiveWebSheet is 1: the sheet that shows the sign-in page may work outside the tunnel.'
      : 'AllowCaptiveWebSheet is not 1: the sheet that shows the sign-in page gets no exception.',
    ...vpn,
  };
}

function captiveAppsKind(alwaysOn: DictionaryNode): TrafficKind {
  const kind = {
    id: 'captive-portal-apps',
    traffic: 'Sign-in apps of networks',
    examples: 'apps that sign in to Wi-Fi networks, such as those of hotspot providers',
    ...vpn,
  };
  if (flagAt(alwaysOn, 'AllowAllCaptiveNetworkPlugins') === true) {
    const why =
      'AllowAllCaptiveNetworkPlugins is 1: every app for captive networks may work outside the tunnel.';
    return {
      ...kind,
      exception: 'allow',
      at: nodeOrHolder(alwaysOn, 'AllowAllCaptiveNetworkPlugins'),
      why,
    };
  }
  const apps = itemsAt(alwaysOn, 'AllowedCaptiveNetworkPlugins').flatMap(
    (item) => stringAt(item, 'BundleIdentifier') || [],
  );
  const list = get(alwaysOn, 'AllowedCaptiveNetworkPlugins');
  if (apps.length === 0 || list === undefined) {
    const why = 'No app for captive networks is allowed, so such apps get no exception.';
    return { ...kind, exception: 'none', at: alwaysOn, why };
  }
  return {
    ...kind,
    examples: `the allowed ones are ${listed(apps)}`,
    exception: 'allow',
    at: list,
    why: `AllowedCaptiveNetworkPlugins lets ${listed(apps)} work outside the tunnel to sign in to networks.`,
  };
}
