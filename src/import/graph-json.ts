import { resources } from '../graph/kinds.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { ScepCertificateProfile } from '../graph/model/scep.js';

/** What can be written for Graph. */
interface Writable {
  readonly ikev2: Policy;
  readonly scep: ScepCertificateProfile;
}

/**
 * The Graph types of the objects inside, by the property that holds them. Graph refuses a type without the `#`, and
 * Microsoft's own script for imports writes it at every depth.
 * https://github.com/microsoft/mggraph-intune-samples
 */
const nestedTypes: Readonly<Record<string, string>> = {
  server: '#microsoft.graph.vpnServer',
  proxyServer: '#microsoft.graph.vpnProxyServer',
  onDemandRules: '#microsoft.graph.vpnOnDemandRule',
  alwaysOnConfiguration: resources.alwaysOn.odataType,
  allowedCaptiveNetworkPlugins: '#microsoft.graph.specifiedCaptiveNetworkPlugins',
  securityAssociationParameters: '#microsoft.graph.iosVpnSecurityAssociationParameters',
  childSecurityAssociationParameters: '#microsoft.graph.iosVpnSecurityAssociationParameters',
  customSubjectAlternativeNames: '#microsoft.graph.customSubjectAlternativeName',
};

/** The properties that hold several members of an enumeration, which Graph takes as one text with commas. */
const flags = ['keyUsage', 'sanType'];

/**
 * A resource as Graph takes it in a POST to the beta endpoint, with the type of every object.
 *
 * @param resource what it is
 * @param object in the form in which the readers give it
 */
export function graphJson<Resource extends keyof Writable>(
  resource: Resource,
  object: Writable[Resource],
): Record<string, unknown> {
  return typed(resources[resource].odataType, object);
}

function typed(type: string, object: object): Record<string, unknown> {
  const entries = Object.entries(object).map(([key, value]) => [key, written(key, value)]);
  return { '@odata.type': type, ...Object.fromEntries(entries) };
}

function written(key: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return flags.includes(key) ? value.join(',') : value.map((item) => written(key, item));
  }
  const type = nestedTypes[key];
  return type !== undefined && typeof value === 'object' && value !== null ? typed(type, value) : value;
}
