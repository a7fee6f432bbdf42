import { flagAt, get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { TunnelView } from './views.js';

/** The ways of authenticating that an AuthenticationMethod can name. */
export type Method = 'None' | 'SharedSecret' | 'Certificate';

/** The AuthenticationMethod as the device was seen to take it: where it is absent or unknown, None. */
export function methodOf({ node }: TunnelView): Method {
  const name = stringAt(node, 'AuthenticationMethod');
  return name === 'SharedSecret' || name === 'Certificate' ? name : 'None';
}

/** Whether the tunnel authenticates the device with EAP. */
export function usesEap({ node }: TunnelView): boolean {
  return flagAt(node, 'ExtendedAuthEnabled') === true;
}

/** Whether the server shows a certificate: with a shared secret alone it does not. */
export function serverShowsCertificate(tunnel: TunnelView): boolean {
  return methodOf(tunnel) !== 'SharedSecret';
}

/** Whether a key holds a text or data that is not empty; the device takes secrets as either. */
export function hasContent(dictionary: DictionaryNode, key: string): boolean {
  const value = get(dictionary, key);
  return (value?.type === 'string' || value?.type === 'data') && value.value.length > 0;
}
