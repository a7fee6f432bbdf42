import { randomBytes } from 'node:crypto';
import { readCertificate } from '../../certificates/certificate.js';
import { validityFault } from '../../certificates/validity.js';
import type { Finding } from '../../finding.js';
import { InputError } from '../../input-error.js';
import { type SealOptions, seal } from '../../signing/seal.js';
import { signProfile } from '../../signing/sign.js';
import { type Signer, signerWithKey, signInThisThread } from '../../signing/signer.js';
import type { BatchJob, SigningJob } from './job.js';

/** A profile that was signed. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
}

/** Why a run cannot go on with any device. */
export class RunEnded extends InputError {}

/** The signer of a job, as the threads make it; the one that a program signs for is handed in. */
export function signerOf({ key, certificate, chain }: SigningJob): Signer | undefined {
  if (key === undefined) return undefined;
  return signerWithKey(
    key,
    [readCertificate(certificate)],
    chain.map(readCertificate),
    signInThisThread(key),
  );
}

/**
 * Signs one profile after another. The first signature is verified as `translate` verifies each; what there is to say
 * of it holds for all, which the same key signs with the same certificate. What is encrypted is always verified.
 */
export class DeviceSigner {
  readonly #signer: Signer;
  readonly #job: SigningJob;
  readonly #clock: () => Date;
  readonly #encrypt: SealOptions['encrypt'];
  readonly #at: Date;
  #findings: readonly Finding[] | undefined;

  constructor(signer: Signer, signing: SigningJob, { now, startedAt }: BatchJob) {
    this.#signer = signer;
    this.#job = signing;
    this.#at = now;
    this.#clock = () => signing.time ?? new Date(now.getTime() + Date.now() - startedAt);
    const { encryptTo } = signing;
    this.#encrypt = encryptTo && { to: encryptTo.map(readCertificate), random: randomBytes };
  }

  /** Throws RunEnded when the certificate has expired, or when the key signs nothing. */
  async sign(profile: Uint8Array): Promise<Signed> {
    const signingTime = this.#clock();
    const { certificate } = this.#signer;
    const fault = validityFault(certificate, signingTime);
    if (fault !== undefined) throw new RunEnded(`The signing certificate ${fault}.`);
    const options = { digest: this.#job.digest, signingTime };
    try {
      if (this.#findings !== undefined && this.#encrypt === undefined) {
        return { bytes: await signProfile(profile, this.#signer, options), findings: this.#findings };
      }
      const sealed = await seal(profile, this.#signer, {
        ...options,
        at: this.#at,
        ...(this.#encrypt !== undefined && { encrypt: this.#encrypt }),
      });
      this.#findings ??= sealed.findings;
      return { bytes: sealed.signed, findings: sealed.findings };
    } catch (error) {
      if (error instanceof InputError) throw new RunEnded(error.message);
      throw error;
    }
  }
}
