import type { Certificate } from '../../certificates/certificate.js';
import type { Policy } from '../../graph/model/ikev2.js';
import type { ScepCertificateProfile } from '../../graph/model/scep.js';

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
export interface AcmeBinding {
  readonly kind: 'acme';
  readonly DirectoryURL: string;
  readonly ClientIdentifier: string;
  readonly KeySize: number;
  readonly KeyType: 'RSA' | 'ECSECPrimeRandom';
  readonly HardwareBound: boolean;
  readonly Subject: string;
  readonly SubjectAltName?: SubjectAltName;
  readonly UsageFlags?: number;
  readonly ExtendedKeyUsage?: readonly string[];
  readonly Attest?: boolean;
}

/** The alternative names that Apple's SCEP and ACME payloads take. */
export interface SubjectAltName {
  readonly rfc822Name?: string;
  readonly dNSName?: string;
  readonly uniformResourceIdentifier?: string;
  readonly ntPrincipalName?: string;
}

/** The identity with which the device authenticates itself: exactly one kind. */
export type IdentityBinding = Pkcs12Binding | ScepBinding | AcmeBinding;

/** A certificate to trust, with the name of the file it came from. */
export interface TrustedRoot {
  readonly certificate: Certificate;
  readonly fileName?: string;
}

/** The keys of a tunnel that may differ between the cellular and the Wi-Fi tunnel. */
export interface TunnelBinding {
  readonly RemoteAddress?: string;
  readonly RemoteIdentifier?: string;
  readonly LocalIdentifier?: string;
  readonly ServerCertificateIssuerCommonName?: string;
  readonly ServerCertificateCommonName?: string;
  readonly DeadPeerDetectionRate?: 'None' | 'Low' | 'Medium' | 'High';
  readonly NATKeepAliveInterval?: number;
  readonly MTU?: number;
}

/** What Apple's payload has and Graph has not. */
export interface AppleBindings {
  /** Traffic between an iPhone and a paired Apple Watch and the like; absent: through the tunnel. */
  readonly deviceCommunication?: 'allow' | 'drop';
  readonly applicationExceptions?: readonly {
    readonly BundleIdentifier: string;
    readonly LimitToProtocols?: readonly 'UDP'[];
  }[];
  readonly enforceStrictAlgorithmSelection?: boolean;
  /** False for rules that are off until the user switches them on; absent: on, where the policy has rules. */
  readonly onDemandEnabled?: boolean;
  /** `methods` are the numbers of RFC 9370 key exchanges: 36 is ML-KEM-768, 37 is ML-KEM-1024. */
  readonly postQuantum?: { readonly methods: readonly number[]; readonly allowFallback?: boolean };
  /** A post-quantum pre-shared key (RFC 8784). */
  readonly ppk?: { readonly identifier: string; readonly key: Uint8Array; readonly mandatory?: boolean };
  readonly tunnels?: { readonly cellular?: TunnelBinding; readonly wifi?: TunnelBinding };
}

/** The envelope of the profile. `consentText` is shown before a manual installation, by language or for all. */
export interface ProfileBindings {
  readonly identifier?: string;
  readonly organization?: string;
  readonly removalDisallowed?: boolean;
  readonly consentText?: string | Readonly<Record<string, string>>;
}

/** Values for the device and user variables, for a profile that is made for one device. */
export interface VariableBindings {
  readonly device?: { readonly serialNumber?: string; readonly udid?: string; readonly name?: string };
  readonly user?: { readonly email?: string; readonly name?: string; readonly principalName?: string };
}

/** Everything that Graph cannot say, with every file read and every secret resolved. */
export interface Bindings extends VariableBindings {
  /** Graph properties that the export lacks; what the export has wins. */
  readonly policy?: Policy;
  readonly localIdentifier?: string;
  readonly identity?: IdentityBinding;
  readonly sharedSecret?: string;
  readonly eap?: { readonly username: string; readonly password: string };
  readonly trustedRoots?: readonly TrustedRoot[];
  readonly profile?: ProfileBindings;
  readonly apple?: AppleBindings;
}
