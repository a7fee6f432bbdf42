import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { redacted, redactText } from './redact-text.js';

export { redacted };

/**
 * Keys whose values are secrets: some by their names, then SharedSecret, AuthPassword, HTTPProxyPassword and whatever
 * else Apple or a vendor names in this way. A key mistyped in case, or with space around it, holds a secret no less.
 */
const secretKey = /^(?:PPK|Challenge|PreSharedKey|Identity)$|(?:password|passphrase|passcode|secret|token)$/i;

const vpnSecrets = ['VendorConfig', 'VPN', 'PPP', 'IPSec', 'TransparentProxy'];

/** Keys that are secrets in one kind of dictionary: private keys, and what vendors and other protocols put there. */
const secretKeysOfType: Readonly<Record<string, readonly string[]>> = {
  'com.apple.security.pkcs12': ['PayloadContent'],
  'com.apple.vpn.managed': vpnSecrets,
  'com.apple.vpn.managed.applayer': vpnSecrets,
  InstallProfile: ['Payload'],
};

/**
 * A property list as it may be shown: what stands under a secret's key, whatever its type, has become the text
 * {@link redacted}; only a boolean stays, for that can but be a switch about a secret. Secrets inside of other texts go
 * as {@link redactText} has it. Paths and positions stay.
 */
export function redact(node: PlistNode): PlistNode {
  switch (node.type) {
    case 'dictionary':
      return { ...node, entries: redactedEntries(node) };
    case 'array':
      return { ...node, items: node.items.map(redact) };
    case 'string':
      return { ...node, value: redactText(node.value) };
    default:
      return node;
  }
}

function redactedEntries(dictionary: DictionaryNode): ReadonlyMap<string, PlistNode> {
  const type = stringAt(dictionary, 'PayloadType') ?? stringAt(dictionary, 'RequestType') ?? '';
  const ofType = secretKeysOfType[type] ?? [];
  const isSecret = (key: string) => secretKey.test(key.trim()) || ofType.includes(key);
  return new Map(
    Array.from(dictionary.entries, ([key, value]) => [
      key,
      isSecret(key) && value.type !== 'boolean' ? hidden(value) : redact(value),
    ]),
  );
}

function hidden({ path, position }: PlistNode): PlistNode {
  return { type: 'string', value: redacted, path, ...(position && { position }) };
}
