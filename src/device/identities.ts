import type { Certificate } from '../certificates/certificate.js';
import { isLegacyForm, type Pkcs12Protection } from '../certificates/pkcs12-protection.js';
import { InputError } from '../input-error.js';
import { get, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';

/** What an opened PKCS#12 payload holds; the private key itself is not kept. */
export interface OpenedIdentity {
  /** The certificate that belongs to the key. */
  readonly certificate: Certificate;
  /** How many private keys there are. */
  readonly keys: number;
  readonly protection: Pkcs12Protection;
  /** Whether it is protected in the way that every iOS opens. */
  readonly legacyForm: boolean;
}

/** A PKCS#12 payload, either opened with its Password or refused with a sentence that says why. */
export interface IdentityReading {
  readonly opened?: OpenedIdentity;
  readonly refused?: string;
}

/** The PKCS#12 payloads of a profile by the path of the payload, for example `/PayloadContent/1`. */
export type Identities = ReadonlyMap<string, IdentityReading>;

/**
 * Opens the PKCS#12 payloads of a profile, each with its own Password (without one: the empty one). This is apart
 * from judging because reading PKCS#12 needs a large library, which is loaded here only when the profile has such a
 * payload: `judge(profile, { ...options, identities: await readIdentities(profile) })`. A payload whose content is
 * not data is left out. Never throws for the content of a profile.
 */
export async function readIdentities(profile: DictionaryNode): Promise<Identities> {
  const payloads = itemsAt(profile, 'PayloadContent').filter(
    (payload) => stringAt(payload, 'PayloadType') === 'com.apple.security.pkcs12',
  );
  if (payloads.length === 0) return new Map();
  const [{ readPkcs12 }, { IterationBudget }] = await Promise.all([
    import('../certificates/pkcs12.js'),
    import('../certificates/iteration-budget.js'),
  ]);
  const budget = new IterationBudget();
  const open = (bytes: Uint8Array, password: string): OpenedIdentity => {
    const { certificate, keys, protection } = readPkcs12(bytes, password, budget);
    return { certificate, keys, protection, legacyForm: isLegacyForm(protection) };
  };
  return new Map(
    payloads.flatMap((payload) => {
      const reading = readIdentity(payload, open);
      return reading ? [[payload.path, reading] as const] : [];
    }),
  );
}

function readIdentity(
  payload: PlistNode,
  open: (bytes: Uint8Array, password: string) => OpenedIdentity,
): IdentityReading | undefined {
  const content = get(payload, 'PayloadContent');
  if (content?.type !== 'data') return undefined;
  try {
    return { opened: open(content.value, stringAt(payload, 'Password') ?? '') };
  } catch (error) {
    if (error instanceof InputError) return { refused: error.message };
    throw error;
  }
}
