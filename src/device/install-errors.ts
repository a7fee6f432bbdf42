import { appleSources } from '../apple/sources.js';
import type { Confidence } from '../finding.js';

/** What a device says when it refuses a profile, and where the cause is found. */
export interface InstallError {
  /** As it stands on the screen or in the log, code or words. */
  readonly text: string;
  readonly on: 'iPhone' | 'Mac' | 'iPhone and Mac';
  /** What the device means by it: a sentence. */
  readonly means: string;
  /** The rules that find causes, the likeliest first. */
  readonly rules: readonly string[];
  /** Who reports it. */
  readonly source: string;
  readonly confidence: Confidence;
}

const observed = { source: appleSources.observed, confidence: 'observed' } as const;

const serviceNotCreated = {
  on: 'Mac',
  means:
    'The Mac rejects the VPN. Since macOS 26.1 that happens to profiles without PayloadScope System. Always On does not exist on Macs at all.',
  rules: ['payload-scope', 'always-on-platform', 'auth-identity-unresolved'],
  source:
    'reports of users, https://github.com/paulmillr/encrypted-dns/issues/190 and https://github.com/mullvad/encrypted-dns-profiles/issues/18',
  confidence: 'observed',
} as const;

/**
 * What devices say when they refuse a profile. People search for these words, so the rules that find the cause repeat
 * them, and `alwayson rules --search` looks here.
 */
export const installErrorTable = {
  malformedProfile: {
    text: 'MCProfileErrorDomain 1000',
    on: 'iPhone',
    means:
      'The file is no profile that the device can read, its signature does not fit its content, or a key that every profile or payload needs is missing.',
    rules: ['profile-envelope', 'payload-envelope', 'plist-unreadable', 'signature-invalid', 'signature-pem'],
    ...observed,
  },
  undecryptable: {
    text: 'MCProfileErrorDomain 1006',
    on: 'iPhone',
    means: 'The payloads are encrypted for another device.',
    rules: ['encrypted-content'],
    ...observed,
  },
  payloadFailed: {
    text: 'MCProfileErrorDomain 1009',
    on: 'iPhone',
    means: 'A payload of the profile could not be installed. The error below it names the cause.',
    rules: ['identity-pkcs12', 'auth-identity-unresolved'],
    source: 'A log of an iPhone, https://github.com/mosen/SCEPy/issues/1',
    confidence: 'observed',
  },
  invalidProfile: {
    text: 'MCInstallationErrorDomain 4000',
    on: 'iPhone',
    means: 'A payload is invalid, for example because a required key is missing.',
    rules: ['payload-envelope', 'profile-envelope', 'key-type', 'always-on-missing'],
    source: 'A log of an iPhone, https://github.com/thrasr/mdm-server/issues/15',
    confidence: 'observed',
  },
  installationFailed: {
    text: 'MCInstallationErrorDomain 4001: Profile Installation Failed',
    on: 'iPhone',
    means: 'Installing the profile failed. The errors below it in the log name the payload and the cause.',
    rules: ['identity-pkcs12', 'auth-identity-unresolved', 'always-on-single', 'key-type'],
    source: 'A log of an iPhone, https://github.com/mosen/SCEPy/issues/1',
    confidence: 'observed',
  },
  cannotInstallVpn: {
    text: 'MCVPNErrorDomain 15000',
    on: 'iPhone',
    means:
      'The device cannot save the VPN: it has an Always On VPN already, or a value such as the server or a Diffie-Hellman group is not allowed.',
    rules: ['always-on-single', 'remote-address', 'sa-dh-group', 'auth-method', 'mtu-range', 'sa-lifetime'],
    ...observed,
  },
  certificateMissing: {
    text: 'MCVPNErrorDomain 15003',
    on: 'iPhone',
    means: 'The certificate that the VPN names is not in the profile.',
    rules: ['auth-identity-unresolved', 'auth-identity-missing'],
    ...observed,
  },
  unreadablePayload: {
    text: 'MCVPNErrorDomain 15005',
    on: 'iPhone',
    means:
      'The device cannot read the VPN payload: a key is missing, has a wrong type, or a value that it does not know.',
    rules: ['key-type', 'always-on-missing', 'vpn-type', 'tunnel-protocol', 'tunnels-missing'],
    ...observed,
  },
  missingIdentity: {
    text: 'configuration is invalid: Missing identity',
    on: 'iPhone and Mac',
    means:
      'The VPN authenticates with a certificate and has none, or it should use EAP and ExtendedAuthEnabled is not 1.',
    rules: ['auth-identity-missing', 'auth-identity-unresolved'],
    source: 'VyOS, pull request 4382, https://github.com/vyos/vyos-1x/pull/4382',
    confidence: 'observed',
  },
  incorrectPassword: {
    text: 'The password is incorrect',
    on: 'iPhone and Mac',
    means:
      'The device cannot open the PKCS#12 payload: the password is wrong, or the file is encrypted in a way that the device does not know.',
    rules: ['identity-pkcs12'],
    source: appleSources.pkcs12Reports,
    confidence: 'observed',
  },
  certificateNotFilledIn: {
    text: 'failed to fill in cert references',
    on: 'Mac',
    means: 'PayloadCertificateUUID names a payload that is not in the profile or is no identity.',
    rules: ['auth-identity-unresolved'],
    source: 'A log of a Mac, https://github.com/trailofbits/algo/issues/168',
    confidence: 'observed',
  },
  serviceNotCreated: { text: 'The VPN service could not be created', ...serviceNotCreated },
  serviceNotCreatedCode: { text: 'ConfigProfilePluginDomain -319', ...serviceNotCreated },
  notASystemProfile: {
    text: 'The profile must be a system profile. User profiles are not supported',
    on: 'Mac',
    means:
      'The profile, or the MDM channel that brings it, is that of a user, and the payload is for the device.',
    rules: ['payload-scope'],
    source: 'MicroMDM, issue 1083, https://github.com/micromdm/micromdm/issues/1083',
    confidence: 'observed',
  },
  notVerified: {
    text: 'Not Verified',
    on: 'iPhone and Mac',
    means:
      'The profile is signed, and the chain of the signature does not end in a root that the device trusts. The profile can be installed nevertheless.',
    rules: ['signature-chain', 'signature-expired', 'signature-signers'],
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  notSigned: {
    text: 'Not Signed',
    on: 'iPhone and Mac',
    means: 'The profile has no signature. That keeps nobody from installing it.',
    rules: [],
    source: appleSources.profileReference,
    confidence: 'documented',
  },
} as const satisfies Readonly<Record<string, InstallError>>;

type InstallErrorName = keyof typeof installErrorTable;

/** The words of each error. */
export const installErrors = Object.fromEntries(
  Object.entries(installErrorTable).map(([name, { text }]) => [name, text]),
) as Readonly<Record<InstallErrorName, string>>;

/** An error as a sentence quotes it. */
export function quoted(error: InstallErrorName): string {
  return `"${installErrors[error]}"`;
}
