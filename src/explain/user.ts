import { appleSources } from '../apple/sources.js';
import { flagAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Exception, TrafficKind } from './always-on-exceptions.js';
import type { Statement } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';

/** What the user of an Always On device sees, can do and misses. */
export function alwaysOnUser(
  subject: Subject,
  alwaysOn: DictionaryNode,
  kinds: readonly TrafficKind[],
): readonly Statement[] {
  const { placeOf, view } = subject;
  const because = placeOf(alwaysOn);
  const reference = { because, source: appleSources.deploymentReference, confidence: 'documented' } as const;
  return [
    {
      id: 'supervision',
      text: 'The device has to be supervised. Other devices reject the profile.',
      why: 'Apple allows Always On on supervised devices alone.',
      ...reference,
    },
    {
      id: 'start',
      text: 'The VPN starts by itself after installation and after every restart. The user has nothing to do.',
      why: 'An Always On VPN is active until its profile is removed.',
      ...reference,
    },
    switchStatement(subject, alwaysOn),
    removalStatement(subject, view.profile),
    {
      id: 'apple-watch',
      text: 'An Apple Watch cannot be paired. One that is paired already can no longer talk to the phone.',
      because,
      why: 'Apple does not support the pairing of an Apple Watch with Always On.',
      source: appleSources.vpn,
      confidence: 'documented',
    },
    ...kinds.flatMap((kind) => breakage(subject, kind)),
    ...captiveBreakage(subject, alwaysOn, kinds),
  ];
}

/** What the user of a VPN that is not Always On sees and can do. */
export function plainUser(subject: Subject): readonly Statement[] {
  const { vpn, placeOf, view } = subject;
  const [tunnel] = vpn.tunnels;
  if (tunnel === undefined) return [];
  const { node } = tunnel;
  const locked = view.platform === 'iOS' && flagAt(node, 'OnDemandUserOverrideDisabled') === true;
  const onDemand = flagAt(node, 'OnDemandEnabled') === true;
  return [
    {
      id: 'switch',
      text:
        locked && onDemand
          ? 'The user cannot switch Connect On Demand off.'
          : 'The user can disconnect the VPN in Settings, and switch Connect On Demand off. Then traffic goes outside the VPN.',
      because: placeOf(nodeOrHolder(node, 'OnDemandUserOverrideDisabled')),
      why: locked
        ? 'OnDemandUserOverrideDisabled is 1.'
        : view.platform === 'macOS'
          ? 'No Mac has a key that forbids it.'
          : 'OnDemandUserOverrideDisabled is not 1.',
      source: appleSources.vpn,
      confidence: 'documented',
    },
    removalStatement(subject, view.profile),
  ];
}

function switchStatement({ placeOf }: Subject, alwaysOn: DictionaryNode): Statement {
  const on = flagAt(alwaysOn, 'UIToggleEnabled') === true;
  return {
    id: 'switch',
    text: on
      ? 'The user can switch the VPN off in Settings. The device then makes no tunnel and drops all its IP traffic.'
      : 'The user cannot switch the VPN off.',
    because: placeOf(nodeOrHolder(alwaysOn, 'UIToggleEnabled')),
    why: on
      ? 'UIToggleEnabled is 1: Settings shows a switch to connect automatically. Apple made it so that phone calls work where no network can be reached.'
      : 'UIToggleEnabled is not 1: Settings shows no switch.',
    source: appleSources.alwaysOnGuide,
    confidence: 'documented',
  };
}

function removalStatement({ placeOf, policy }: Subject, profile: DictionaryNode): Statement {
  const forbidden = flagAt(profile, 'PayloadRemovalDisallowed') === true;
  return {
    id: 'removal',
    text: forbidden
      ? 'The user cannot remove the profile from a supervised device.'
      : policy === undefined
        ? 'The profile does not forbid its removal, which ends the VPN. What a management system has installed goes with the management.'
        : 'Nobody but the management system removes the profile, as long as the device is managed.',
    because: placeOf(nodeOrHolder(profile, 'PayloadRemovalDisallowed')),
    why: forbidden
      ? 'PayloadRemovalDisallowed is true, which counts on supervised devices.'
      : 'PayloadRemovalDisallowed is not true. Profiles that a management system installs are removed by it, or when the device leaves it.',
    source: appleSources.topLevel,
    confidence: forbidden ? 'documented' : 'inferred',
  };
}

/** What the user misses, by the kind of traffic and what becomes of it. */
const breakages: Readonly<Record<string, Readonly<Partial<Record<Exception, string>>>>> = {
  AirPrint: {
    none: 'Printing with AirPrint works only where the gateway leads back to the printer: its traffic goes into the tunnel.',
    drop: 'Printing with AirPrint does not work.',
  },
  VoiceMail: {
    none: 'Voicemail works where the gateway leads on to the mobile carrier, and only while there is a tunnel.',
    drop: 'The list of voicemail messages does not load.',
  },
  CellularServices: {
    none: 'Wi-Fi calling and MMS work where the gateway leads on to the mobile carrier, and only while there is a tunnel.',
    drop: 'Wi-Fi calling, MMS and other services of the carrier over the internet do not work.',
  },
};

function breakage({ placeOf }: Subject, { id, exception, at, why }: TrafficKind): Statement[] {
  const text = breakages[id]?.[exception];
  if (text === undefined) return [];
  return [
    {
      id: `works-${id}`,
      text,
      because: placeOf(at, id),
      why,
      source: appleSources.deploymentReference,
      confidence: 'inferred',
    },
  ];
}

function captiveBreakage(
  { placeOf }: Subject,
  alwaysOn: DictionaryNode,
  kinds: readonly TrafficKind[],
): Statement[] {
  const sheet = kinds.find(({ id }) => id === 'captive-portal-sheet')?.exception === 'allow';
  const apps = kinds.find(({ id }) => id === 'captive-portal-apps')?.exception === 'allow';
  const text = sheet
    ? 'In hotels and trains the user can sign in to Wi-Fi networks on their sign-in page, outside the VPN.'
    : apps
      ? 'In hotels and trains the user can sign in to Wi-Fi networks with the allowed apps alone. Networks with a sign-in page cannot be used.'
      : 'Wi-Fi networks with a sign-in page (hotels, trains, airports) cannot be used.';
  return [
    {
      id: 'captive-portals',
      text,
      because: placeOf(nodeOrHolder(alwaysOn, 'AllowCaptiveWebSheet')),
      why: sheet
        ? 'AllowCaptiveWebSheet is 1.'
        : 'The sign-in page needs AllowCaptiveWebSheet 1: until somebody signs in there is no tunnel, and without a tunnel traffic is dropped.',
      source: sheet ? appleSources.vpn : appleSources.deploymentReference,
      confidence: sheet ? 'documented' : 'inferred',
    },
  ];
}
