import { payloadTypeRow } from '../apple/payload-types.js';
import { pemBlocks } from '../certificates/pem.js';
import type { Finding } from '../finding.js';
import { get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { AssetSource } from './assets.js';
import { inferred, notTaken } from './findings.js';

/** Whether a payload brings a certificate that is to be trusted. */
export function isAuthority(payload: DictionaryNode): boolean {
  return payloadTypeRow(stringAt(payload, 'PayloadType') ?? '')?.role === 'authority';
}

/**
 * The asset of a certificate payload: DER or PEM, as the payload has it.
 *
 * @param identifier the wanted Identifier
 * @param findings takes what is wrong with the payload
 * @returns undefined where there is no certificate
 */
export function certificateAsset(
  payload: DictionaryNode,
  identifier: string,
  findings: Finding[],
): AssetSource | undefined {
  const node = get(payload, 'PayloadContent');
  if (node?.type !== 'data') {
    findings.push(notTaken(node ?? payload, 'The payload has no certificate as data.'));
    return undefined;
  }
  const blocks = pemBlocks(node.value);
  if (blocks.length > 1) {
    findings.push(
      inferred(
        node,
        'warning',
        `The payload holds ${blocks.length} PEM blocks. The device reads only the first of an asset.`,
        'The device ignores every certificate after the first. Give each a payload of its own.',
      ),
    );
  }
  const contentType = blocks.length > 0 ? 'application/pem' : 'application/pkcs1';
  return { type: 'com.apple.asset.credential.certificate', identifier, content: node.value, contentType };
}
