import type * as v from 'valibot';
import type { Certificate } from '../../certificates/certificate.js';
import type { DeepReadonly } from '../../deep-readonly.js';
import type { Policy } from '../../graph/model/ikev2.js';
import type { ScepCertificateProfile } from '../../graph/model/scep.js';
import type { acme, apple, bindingsFile } from './file.js';

/** A PKCS#12 file with its password and the certificate that was found in it. */
export interface Pkcs12Binding {
  readonly kind: 'pkcs12';
  readonly bytes: Uint8Array;
  readonly password: string;
  readonly certificate: Certificate;
  readonly fileName?: string;
}

/** An Intune SCEP profile; the challenge and, where Intune's URL does not serve, the URL are not in the export. */
export interface ScepBinding {
  readonly kind: 'scep';
  readonly profile: ScepCertificateProfile;
  readonly challenge?: string;
  readonly url?: string;
  /** The subject in the place of the profile's, such as `CN={{device.serialNumber}}`. */
  readonly subject?: string;
}

/** The keys of com.apple.security.acme, as Apple spells them. `Subject` is a distinguished name such as `CN=x,O=y`. */
export type AcmeBinding = Filed<typeof acme> & { readonly kind: 'acme' };

/** The identity with which the device authenticates itself: exactly one kind. */
export type IdentityBinding = Pkcs12Binding | ScepBinding | AcmeBinding;

/** A certificate to trust, with the name of the file it came from. */
export interface TrustedRoot {
  readonly certificate: Certificate;
  readonly fileName?: string;
}

/** What Apple's payload has and Graph has not, with the key itself in the place of its reference. */
export type AppleBindings = Omit<Filed<typeof apple>, 'ppk'> & {
  /** A post-quantum pre-shared key (RFC 8784). */
  readonly ppk?: { readonly identifier: string; readonly key: Uint8Array; readonly mandatory?: boolean };
};

/** Values for the device and user variables, for a profile that is made for one device. */
export type VariableBindings = Pick<Filed<typeof bindingsFile>, 'device' | 'user'>;

/** What is the same in a bindings file and when everything that it names was read. */
type Filed<Schema extends v.GenericSchema> = DeepReadonly<v.InferOutput<Schema>>;

/** Everything that Graph cannot say, with every file read and every secret resolved. */
export interface Bindings extends VariableBindings, Pick<Filed<typeof bindingsFile>, 'profile'> {
  /** Graph properties that the export lacks; what the export has wins. */
  readonly policy?: Policy;
  readonly localIdentifier?: string;
  readonly identity?: IdentityBinding;
  readonly sharedSecret?: string;
  readonly eap?: { readonly username: string; readonly password: string };
  readonly trustedRoots?: readonly TrustedRoot[];
  readonly apple?: AppleBindings;
}
