import type { AlwaysOnConfiguration } from '../../graph/model/always-on.js';
import type { PlistDictionary, PlistValue } from '../../plist/value.js';
import { dictionaries, flag, integer, lookupList } from './converters.js';
import { type Converter, mapped, nested, type Outcome, type Row, type Rows } from './row.js';

type Interfaces = NonNullable<AlwaysOnConfiguration['tunnelConfiguration']>;
type CaptiveNetworkPlugins = NonNullable<AlwaysOnConfiguration['allowedCaptiveNetworkPlugins']>;
type ExceptionAction = NonNullable<AlwaysOnConfiguration['airPrintExceptionAction']>;

const interfaces = lookupList<Interfaces>({
  wifiAndCellular: ['Cellular', 'WiFi'],
  cellular: ['Cellular'],
  wifi: ['WiFi'],
});

const actions: Readonly<Record<ExceptionAction, string | undefined>> = {
  forceTrafficViaVPN: undefined,
  allowTrafficOutside: 'Allow',
  dropTraffic: 'Drop',
};

/** Apple says "through the tunnel" by having no element for the service. */
function serviceException(ServiceName: string): Converter<ExceptionAction> {
  const shown = Object.entries(actions).map(([member, action]) => [
    member,
    action && `${ServiceName}: ${action}`,
  ]);
  return {
    describe: 'value by value',
    values: Object.fromEntries(shown),
    apply: (value) => {
      const Action = actions[value];
      return Action === undefined ? undefined : [{ ServiceName, Action }];
    },
    revert: (value) => {
      const action = lastAction(value, ServiceName);
      if (action === undefined) return undefined;
      const member = (Object.keys(actions) as ExceptionAction[]).find((one) => actions[one] === action);
      return member ?? { refused: `an Action of ${ServiceName} is neither Allow nor Drop` };
    },
  };
}

/** What is said of a service: of several elements the last counts (seen on the device). */
function lastAction(exceptions: PlistValue, ServiceName: string): PlistValue | undefined {
  const elements = Array.isArray(exceptions) ? (exceptions as PlistDictionary[]) : [];
  return elements.filter((element) => element?.['ServiceName'] === ServiceName).at(-1)?.['Action'];
}

/** The service that each of the three exceptions is about. */
const services = {
  voicemailExceptionAction: 'VoiceMail',
  airPrintExceptionAction: 'AirPrint',
  cellularExceptionAction: 'CellularServices',
} as const satisfies Partial<Record<keyof AlwaysOnConfiguration, string>>;

/** The property by the service that it is about. */
export const propertyOfService: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(services).map(([property, service]) => [service, property]),
);

/** In a policy that is not Always On the whole `alwaysOnConfiguration` is out of force, so its rows never apply. */
function alwaysOnOnly<Value>(outcome: Outcome<Value>): Row<Value> {
  return {
    alwaysOn: outcome,
    ikev2: { kind: 'not configuration', why: 'It is in force only in an Always On policy.' },
  };
}

const captiveNetworkPluginRows: Rows<CaptiveNetworkPlugins> = {
  allowedBundleIdentifiers: alwaysOnOnly(
    mapped('AlwaysOn', 'AllowedCaptiveNetworkPlugins', dictionaries('BundleIdentifier')),
  ),
};

/** The rows of `appleVpnAlwaysOnConfiguration`. */
export const alwaysOnRows: Rows<AlwaysOnConfiguration> = {
  tunnelConfiguration: alwaysOnOnly(mapped('tunnel', 'Interfaces', interfaces)),
  userToggleEnabled: alwaysOnOnly(mapped('AlwaysOn', 'UIToggleEnabled', flag)),
  voicemailExceptionAction: alwaysOnOnly(
    mapped('AlwaysOn', 'ServiceExceptions', serviceException(services.voicemailExceptionAction)),
  ),
  airPrintExceptionAction: alwaysOnOnly(
    mapped('AlwaysOn', 'ServiceExceptions', serviceException(services.airPrintExceptionAction)),
  ),
  cellularExceptionAction: alwaysOnOnly(
    mapped('AlwaysOn', 'ServiceExceptions', serviceException(services.cellularExceptionAction)),
  ),
  allowAllCaptiveNetworkPlugins: alwaysOnOnly(mapped('AlwaysOn', 'AllowAllCaptiveNetworkPlugins', flag)),
  allowedCaptiveNetworkPlugins: alwaysOnOnly(nested(captiveNetworkPluginRows)),
  allowCaptiveWebSheet: alwaysOnOnly(mapped('AlwaysOn', 'AllowCaptiveWebSheet', flag)),
  natKeepAliveIntervalInSeconds: alwaysOnOnly(mapped('tunnel', 'NATKeepAliveInterval', integer)),
  natKeepAliveOffloadEnable: alwaysOnOnly(mapped('tunnel', 'NATKeepAliveOffloadEnable', flag)),
};
