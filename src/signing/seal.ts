import type { Certificate } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import { get, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { readPlist } from '../plist/read.js';
import type { PlistDictionary } from '../plist/value.js';
import { writePlist } from '../plist/write.js';
import { isVariable, tokensIn } from '../tokens.js';
import { encryptPayloads, type Random } from './encrypt.js';
import { type SignOptions, signProfile } from './sign.js';
import { readSignedData } from './signed-data.js';
import type { Signer } from './signer.js';
import { unwrap } from './unwrap.js';
import { verifySignature } from './verify.js';

/** How a profile is signed. */
export interface SealOptions extends SignOptions {
  /** Certificates of the devices that alone shall read the payloads; absent or empty: anyone can. */
  readonly encryptTo?: readonly Certificate[];
  /** Where random bytes come from; needed with `encryptTo`. */
  readonly random?: Random;
  /** Whether a profile that is signed already may be signed anew; its old signature is taken off. */
  readonly resign?: boolean;
}

/**
 * Signs a profile as a device takes it, encrypting its payloads first where asked, and verifies the result.
 *
 * @param bytes a `.mobileconfig`, which is signed byte for byte as it is unless it is encrypted
 * @returns the DER of the signed profile
 * @throws InputError when the bytes are no profile, are signed already, or cannot be signed by this signer
 */
export async function sealProfile(
  bytes: Uint8Array,
  signer: Signer,
  options: SealOptions,
): Promise<Uint8Array> {
  const { encryptTo = [], random, resign = false, ...signOptions } = options;
  const profile = await unsigned(bytes, resign);
  const root = profileIn(profile);
  refuseVariables(root);
  const content = encryptTo.length === 0 ? profile : encrypted(root, encryptTo, random);
  const signed = await signProfile(content, signer, signOptions);
  const { valid } = verifySignature(readSignedData(signed, 'DER'));
  if (!valid) throw new InputError('the signature that was made does not verify, so nothing is written');
  return signed;
}

async function unsigned(bytes: Uint8Array, resign: boolean): Promise<Uint8Array> {
  const { content, cms } = await unwrap(bytes);
  if (content === undefined) throw new InputError('this is a signature without the profile that it signs');
  if (cms !== undefined && !resign) {
    throw new InputError(
      'the profile is signed already; signing it again has to be asked for and takes the old signature off',
    );
  }
  return content;
}

function profileIn(bytes: Uint8Array): DictionaryNode {
  const { root } = readPlist(bytes);
  if (root.type !== 'dictionary' || stringAt(root, 'PayloadType') !== 'Configuration') {
    throw new InputError('this is a property list, but no profile: PayloadType is not Configuration');
  }
  return root;
}

/** A management system fills device variables in by changing the text, which a signature forbids. */
function refuseVariables(node: PlistNode): void {
  if (node.type === 'dictionary') for (const item of node.entries.values()) refuseVariables(item);
  if (node.type === 'array') for (const item of node.items) refuseVariables(item);
  if (node.type !== 'string') return;
  const [variable] = tokensIn(node.value).filter(isVariable);
  if (variable === undefined) return;
  throw new InputError(
    `${node.path} has the variable {{${variable}}}, which nobody can fill in once the profile is signed`,
  );
}

/** PayloadContent gives way to EncryptedPayloadContent; the rest of the profile stays readable. */
function encrypted(
  profile: DictionaryNode,
  recipients: readonly Certificate[],
  random: Random | undefined,
): Uint8Array {
  const content = get(profile, 'PayloadContent');
  if (content?.type !== 'array') throw new InputError('the profile has no PayloadContent to encrypt');
  if (random === undefined) throw new TypeError('encrypting needs a source of random bytes');
  const { PayloadContent: _, ...envelope } = plainValue(profile) as PlistDictionary;
  const EncryptedPayloadContent = encryptPayloads(
    Buffer.from(writePlist(plainValue(content))),
    recipients,
    random,
  );
  return Buffer.from(writePlist({ ...envelope, EncryptedPayloadContent }));
}
