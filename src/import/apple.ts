import { flagAt, itemsAt, numberAt, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import type { BindingsFile } from '../translate/bindings/file.js';
import { hasRulesThatAreOff } from './plain-vpn.js';
import { cannotSay, changed, type Reading, take, takeText } from './reading.js';

type AppleFile = NonNullable<BindingsFile['apple']>;

const deviceCommunication = { Allow: 'allow', Drop: 'drop' } as const;

/** The services that the rows of the policy speak of, and the one that a binding does. */
const knownServices = ['VoiceMail', 'AirPrint', 'CellularServices', 'DeviceCommunication'];

/** Reads what Apple's payload has and Graph has not. */
export function readApple(reading: Reading): AppleFile {
  const strict = take(reading, reading.places.tunnel, 'EnforceStrictAlgorithmSelection');
  const enforceStrictAlgorithmSelection = strict && flagAt(strict);
  return {
    ...readDeviceCommunication(reading),
    ...readApplicationExceptions(reading),
    ...(enforceStrictAlgorithmSelection !== undefined && { enforceStrictAlgorithmSelection }),
    ...(hasRulesThatAreOff(reading) && { onDemandEnabled: false }),
    ...readPostQuantum(reading),
    ...readPpk(reading),
  };
}

/** The rows of the policy take the other services out of the same array. */
function readDeviceCommunication(reading: Reading): Pick<AppleFile, 'deviceCommunication'> {
  const { AlwaysOn } = reading.places;
  const elements = AlwaysOn === undefined ? [] : itemsAt(AlwaysOn, 'ServiceExceptions');
  for (const element of elements) {
    if (knownServices.includes(stringAt(element, 'ServiceName') ?? '')) continue;
    reading.findings.push(
      cannotSay(element, 'Neither Graph nor bindings have this service. The policy leaves it out.'),
    );
  }
  const last = elements.filter((one) => stringAt(one, 'ServiceName') === 'DeviceCommunication').at(-1);
  const action = last && stringAt(last, 'Action');
  if (last === undefined) return {};
  if (action === 'Allow' || action === 'Drop') return { deviceCommunication: deviceCommunication[action] };
  reading.findings.push(
    cannotSay(
      last,
      'The Action of DeviceCommunication is neither Allow nor Drop. The bindings leave it out.',
    ),
  );
  return {};
}

function readApplicationExceptions(reading: Reading): Pick<AppleFile, 'applicationExceptions'> {
  const node = take(reading, reading.places.AlwaysOn, 'ApplicationExceptions');
  if (node === undefined) return {};
  const applicationExceptions = itemsAt(node).flatMap((element) => {
    const BundleIdentifier = stringAt(element, 'BundleIdentifier');
    const protocols = itemsAt(element, 'LimitToProtocols').map((one) => stringAt(one));
    const known = protocols.filter((one) => one === 'UDP');
    if (BundleIdentifier === undefined || known.length !== protocols.length) {
      reading.findings.push(
        cannotSay(element, 'Devices do not take this application exception. The bindings leave it out.'),
      );
      return [];
    }
    const limits = element.type === 'dictionary' && element.entries.has('LimitToProtocols');
    return [{ BundleIdentifier, ...(limits && { LimitToProtocols: known }) }];
  });
  return applicationExceptions.length === 0 ? {} : { applicationExceptions };
}

/** A binding has one list for both security associations. */
function readPostQuantum(reading: Reading): Pick<AppleFile, 'postQuantum'> {
  const {
    tunnel,
    IKESecurityAssociationParameters: ike,
    ChildSecurityAssociationParameters: child,
  } = reading.places;
  const node = take(reading, ike, 'PostQuantumKeyExchangeMethods');
  const methods = methodsIn(node);
  const childNode = take(reading, child, 'PostQuantumKeyExchangeMethods');
  const fallback = take(reading, tunnel, 'AllowPostQuantumKeyExchangeFallback');
  if (child !== undefined && `${methodsIn(childNode)}` !== `${methods}`) {
    reading.findings.push(
      cannotSay(
        childNode ?? child,
        'PostQuantumKeyExchangeMethods differ between the IKE SA and the Child SA. The bindings have those of the IKE SA for both.',
      ),
    );
  }
  if (node === undefined) return {};
  const allowFallback = fallback && flagAt(fallback);
  return { postQuantum: { methods, ...(allowFallback !== undefined && { allowFallback }) } };
}

function methodsIn(node: PlistNode | undefined): number[] {
  return node === undefined ? [] : itemsAt(node).flatMap((item) => numberAt(item) ?? []);
}

function readPpk(reading: Reading): Pick<AppleFile, 'ppk'> {
  const { tunnel } = reading.places;
  const key = take(reading, tunnel, 'PPK');
  const identifier = takeText(reading, tunnel, 'PPKIdentifier');
  const mandatoryNode = take(reading, tunnel, 'PPKMandatory');
  if (key === undefined && identifier === undefined) return {};
  if (key?.type !== 'data' || identifier === undefined) {
    const at = key ?? tunnel ?? reading.vpn;
    reading.findings.push(
      cannotSay(
        at,
        'PPK (data) and PPKIdentifier (text) are not both there. The bindings leave them out.',
        'Devices were seen to do without such a key.',
      ),
    );
    return {};
  }
  const mandatory = mandatoryNode && flagAt(mandatoryNode);
  if (mandatory === undefined) {
    reading.findings.push(
      changed(
        key,
        'PPKMandatory is missing. The bindings have the key as mandatory.',
        "Apple's schema promises 1 for an absent key. Devices were seen to behave as with 0.",
        'warning',
      ),
    );
  }
  return {
    ppk: {
      identifier,
      key: `file:${reading.files.add('ppk.bin', key.value, true)}`,
      mandatory: mandatory ?? true,
    },
  };
}
