import { profileType } from '../apple/profile.js';
import type { Certificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import { makeFinding } from '../finding-table.js';
import { InputError } from '../input-error.js';
import { get, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { readPlist } from '../plist/read.js';
import { type StringNode, stringsIn } from '../plist/strings.js';
import type { PlistDictionary } from '../plist/value.js';
import { wholeReals } from '../plist/whole-reals.js';
import { writePlist } from '../plist/write.js';
import { tokenUnresolved } from '../rules/content/token-unresolved.js';
import { subjectOf } from '../rules/wording.js';
import { isVariable, tokensIn } from '../tokens.js';
import { encryptPayloads, type Random } from './encrypt.js';
import { type SignOptions, signProfile } from './sign.js';
import { readSignedData } from './signed-data.js';
import type { Signer } from './signer.js';
import { unwrap } from './unwrap.js';
import { verifySignature } from './verify.js';

/** Who alone shall read the payloads of a profile. */
export interface Encryption {
  /** Certificates of the devices; at least one. */
  readonly to: readonly Certificate[];
  readonly random: Random;
}

/** How a profile is sealed. */
export interface SealOptions extends SignOptions {
  /** When absent, whoever has the profile can read it. */
  readonly encrypt?: Encryption;
  /** The moment for which the chain and the certificates of the devices are judged; the signing time when absent. */
  readonly at?: Date;
}

/** One inside the other; devices take one. */
const mostSignatures = 8;

/** A signed profile, and what there is to say of it. */
export interface Sealed {
  /** The DER of the signed profile; absent when a finding is an error. */
  readonly signed?: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * Signs a profile as devices take it, encrypting its payloads first where asked, and verifies the result.
 *
 * @param bytes a `.mobileconfig`, which is signed byte for byte as it is unless it is encrypted
 * @param options with `resign`, a profile that is signed already is taken out of its signature first
 * @throws InputError when the bytes are no profile, are signed already, or this signer cannot sign them
 */
export async function sealProfile(
  bytes: Uint8Array,
  signer: Signer,
  { resign = false, ...options }: SealOptions & { readonly resign?: boolean },
): Promise<Sealed> {
  const content = await unsigned(bytes, resign);
  const { profile, findings: said } = readProfile(content);
  const found = [...said, ...stringsIn(profile).flatMap(variableFindings)];
  // A place in what was signed is no place in the file.
  const findings = content === bytes ? found : found.map(({ position, ...finding }) => finding);
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  const sealed = await seal(content, signer, options);
  return { ...sealed, findings: [...findings, ...sealed.findings] };
}

/** {@link sealProfile} for a profile that was judged before. */
export async function seal(
  profile: Uint8Array,
  signer: Signer,
  { encrypt, at: given, ...options }: SealOptions,
): Promise<Required<Sealed>> {
  const at = given ?? options.signingTime;
  const content = encrypt === undefined ? profile : encrypted(profile, encrypt, at);
  const signed = await signProfile(content, signer, options);
  const message = readSignedData(signed, 'DER');
  const { valid, findings } = verifySignature(message, { at });
  if (!valid) throw new InputError('The new signature is not valid.');
  return { signed, findings };
}

async function unsigned(bytes: Uint8Array, resign: boolean): Promise<Uint8Array> {
  let inside = bytes;
  for (let removed = 0; removed < mostSignatures; removed += 1) {
    const { content, cms, clearSigned } = await unwrap(inside);
    if (content === undefined)
      throw new InputError('The file is a signature without the profile that it signs.');
    if (cms === undefined) return content;
    if (!resign) {
      throw new InputError('The profile is signed already. --resign removes that signature first.');
    }
    if (!verifySignature(cms, { content: clearSigned }).valid) {
      throw new InputError(
        'The signature of the profile is not valid, so someone may have changed the profile. alwayson does not sign it again.',
      );
    }
    inside = content;
  }
  throw new InputError(`The profile has more than ${mostSignatures} signatures, one inside the other.`);
}

function readProfile(bytes: Uint8Array): { profile: DictionaryNode; findings: readonly Finding[] } {
  const { root, findings } = readPlist(bytes);
  if (root.type === 'dictionary' && stringAt(root, 'PayloadType') === profileType) {
    return { profile: root, findings };
  }
  throw new InputError(`The property list is not a profile: its PayloadType is not ${profileType}.`);
}

function variableFindings(text: StringNode): Finding[] {
  const why =
    'Filling in the value would change what was signed, and devices reject a profile whose signature does not fit.';
  return tokensIn(text.value)
    .filter(isVariable)
    .map((variable) => {
      const message = `${subjectOf(text)} contains {{${variable}}}, which nothing can fill in once the profile is signed.`;
      const fix = 'Bind the value before you sign the profile.';
      return makeFinding(tokenUnresolved, { document: 'profile', message, why, fix }, text);
    });
}

/** PayloadContent gives way to EncryptedPayloadContent; the rest of the profile stays readable. */
function encrypted(bytes: Uint8Array, { to, random }: Encryption, at: Date): Uint8Array {
  const { profile } = readProfile(bytes);
  if (get(profile, 'EncryptedPayloadContent') !== undefined) {
    throw new InputError(
      'The profile is encrypted already (EncryptedPayloadContent). Encrypt the profile as it was before.',
    );
  }
  const content = get(profile, 'PayloadContent');
  if (content?.type !== 'array') throw new InputError('The profile has no PayloadContent to encrypt.');
  const [lost] = wholeReals([profile]);
  if (lost !== undefined) {
    throw new InputError(
      `The profile cannot be encrypted: ${lost.path} is a real number without a fraction. Write it as an integer.`,
    );
  }
  const { PayloadContent: _, ...envelope } = plainValue(profile) as PlistDictionary;
  const payloads = Buffer.from(writePlist(plainValue(content)));
  return Buffer.from(
    writePlist({ ...envelope, EncryptedPayloadContent: encryptPayloads(payloads, to, random, at) }),
  );
}
