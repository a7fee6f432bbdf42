import type { ConfiguredAuthentication, Given } from '../connection.js';
import { itemsOf } from '../values.js';
import { givenIn } from './given.js';
import type { ConfSection } from './sections.js';

/** How one side authenticates; strongSwan's older programs (`stroke`) and Libreswan use other words. */
export function authenticationOf(
  conn: ConfSection,
  side: 'left' | 'right',
  stroke: boolean,
): Given<ConfiguredAuthentication> {
  const given = givenIn(conn);
  const own = `${side}auth`;
  if (stroke) {
    return given(conn.parameters.has(own) ? own : 'authby', (text) => strokeAuthentication(text ?? 'pubkey'));
  }
  const heap =
    conn.parameters.get('leftautheap') ??
    conn.parameters.get('rightautheap') ??
    conn.parameters.get('autheap');
  const eaponly = conn.parameters.get(own)?.value === 'eaponly';
  if (eaponly) return given(heap?.key ?? own, () => ({ kind: 'eap', method: heap?.value }));
  return given(conn.parameters.has(own) ? own : 'authby', (text = 'rsasig,ecdsa') =>
    libreswanAuthentication(text),
  );
}

function strokeAuthentication(text: string): ConfiguredAuthentication {
  if (/^(?:psk|secret)$/.test(text)) return { kind: 'shared-secret' };
  const [, method] = /^eap(?:-([\w-]+))?$/.exec(text) ?? [];
  if (text.startsWith('eap'))
    return { kind: 'eap', method: method === 'radius' || method === 'dynamic' ? undefined : method };
  if (/^(?:pubkey|rsasig|rsa|ecdsa)/.test(text))
    return { kind: 'certificate', keys: /^(?:rsa|ecdsa)(?:-\d+)?$/.test(text) ? [text] : [] };
  return { kind: 'other', text };
}

function libreswanAuthentication(text: string): ConfiguredAuthentication {
  const words = itemsOf(text);
  if (words.some((word) => /^(?:secret|psk)$/.test(word))) return { kind: 'shared-secret' };
  const rsa = words.some((word) => word.startsWith('rsa'));
  const ecdsa = words.some((word) => word.startsWith('ecdsa'));
  if (!rsa && !ecdsa) return { kind: 'other', text };
  return { kind: 'certificate', keys: rsa && ecdsa ? [] : [rsa ? 'rsa' : 'ecdsa'] };
}
