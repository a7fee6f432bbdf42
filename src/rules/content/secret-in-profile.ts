import { pkcs12Keys } from '../../apple/keys/certificates.js';
import { appleSources } from '../../apple/sources.js';
import { walkKeys } from '../../apple/walk-keys.js';
import type { PayloadView } from '../../device/views.js';
import { stringAt } from '../../plist/navigate.js';
import type { PlistNode } from '../../plist/node.js';
import { tokenPattern } from '../../tokens.js';
import type { Remark, Rule } from '../rule.js';

export const secretInProfile: Rule = {
  name: 'secret-in-profile',
  title: 'secret in readable form',
  severity: 'info',
  why: 'Everyone who has the file can read the secret. A SCEP or ACME payload lets the device make its own key, and a profile can be encrypted for one device.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'secret in asset',
  *check({ payloads }) {
    for (const payload of payloads) yield* secretsIn(payload);
  },
};

function secretsIn({ node: payload, row }: PayloadView): readonly Remark[] {
  const remarks: Remark[] = [];
  if (row === undefined) return remarks;
  walkKeys(payload, row.keys, {
    known(key, keyRow, node) {
      if (keyRow.secret !== true || !isWritten(node)) return;
      // A PKCS#12 file is only as readable as its password, which is told by itself unless it is empty.
      if (keyRow === pkcs12Keys.PayloadContent && stringAt(payload, 'Password') !== '') return;
      remarks.push({
        at: node,
        message: `${key} is readable for everyone who has the file.`,
        source: keyRow.source,
      });
    },
  });
  return remarks;
}

/** Whether a value is there that is more than a variable, which is put in later. */
function isWritten(node: PlistNode): boolean {
  if (node.type === 'data') return node.value.length > 0;
  return node.type === 'string' && node.value.replaceAll(tokenPattern, '').trim() !== '';
}
