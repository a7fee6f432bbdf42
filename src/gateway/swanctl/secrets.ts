import type { GatewaySecret } from '../connection.js';
import { identityText } from './identity-text.js';
import type { Section } from './settings.js';

const secretKinds = { ike: 'shared-secret', eap: 'eap', xauth: 'eap', ntlm: 'eap', ppk: 'ppk' } as const;

/** The secret of a section, where it is one of a kind that devices authenticate with. */
export function secretOf(section: Section): GatewaySecret[] {
  const [, prefix] = /^(ike|eap|xauth|ntlm|ppk)/.exec(section.name) ?? [];
  if (prefix === undefined) return [];
  const owners = [...section.settings.values()]
    .filter(({ key }) => key.startsWith('id'))
    .flatMap(({ value }) => identityText(value) ?? []);
  const text = section.settings.get('secret')?.value;
  return [
    {
      kind: secretKinds[prefix as keyof typeof secretKinds],
      owners,
      secret: text === undefined ? undefined : secretBytes(text),
      place: section.place,
    },
  ];
}

/** A secret as text, `0x` hexadecimal or `0s` Base64. */
function secretBytes(text: string): Uint8Array {
  if (/^0x/i.test(text)) return Buffer.from(text.slice(2), 'hex');
  return /^0s/i.test(text) ? Buffer.from(text.slice(2), 'base64') : Buffer.from(text, 'utf8');
}
