import type { Certificate } from '../certificates/certificate.js';
import type { ProfileOffer } from './offer.js';

/** A certificate and the base name of its file, by which gateways find it in their own folders. */
export interface NamedCertificate {
  readonly file: string;
  readonly certificate: Certificate;
}

/** What no profile says and the administrator of the gateway knows. */
export interface GatewayOptions {
  /** The gateway's own certificate. */
  readonly certificate?: NamedCertificate | undefined;
  /** Who issued the certificates of the devices. */
  readonly deviceAuthorities: readonly NamedCertificate[];
  /** The addresses that devices get, as networks: `10.99.0.0/24`, `fd00:99::/112`. */
  readonly pools: readonly string[];
  /** The name servers that devices are told of. */
  readonly dns: readonly string[];
}

/** Something that a configuration needs and nobody said. */
export interface MissingPart {
  /** With a capital, as the subject of a sentence: `The gateway's certificate`. */
  readonly what: string;
  /** What stands in its place; the product refuses to load it. */
  readonly placeholder: string;
  /** An instruction. */
  readonly fix: string;
}

/** A configuration for one product. */
export interface GatewayText {
  readonly text: string;
  readonly missing: readonly MissingPart[];
  /** Whether a secret of the profile is in the text. */
  readonly secret: boolean;
}

/** Makes the configuration of one product. Pure. */
export type GatewayWriter = (offer: ProfileOffer, options: GatewayOptions) => GatewayText;

/** Every placeholder begins so. */
export const placeholderMark = 'REPLACE-';

/** What stands in for parts that nobody said, whatever the product. */
export const missingParts = {
  certificate: {
    what: "The gateway's certificate",
    placeholder: `${placeholderMark}gateway-certificate.pem`,
    fix: 'Name it with --gateway-cert FILE.',
  },
  deviceAuthority: {
    what: 'The authority that issued the certificates of the devices',
    placeholder: `${placeholderMark}device-authority.pem`,
    fix: 'Name it with --device-ca FILE.',
  },
  pool: {
    what: 'The pool of addresses for the devices',
    placeholder: `${placeholderMark}pool`,
    fix: 'Name it with --pool, for example --pool 10.99.0.0/24.',
  },
  sharedSecret: {
    what: 'The shared secret',
    placeholder: `${placeholderMark}shared-secret`,
    fix: 'Bind sharedSecret, as for the profile.',
  },
  password: {
    what: 'The password of the EAP user',
    placeholder: `${placeholderMark}password`,
    fix: 'Bind eap.password, as for the profile.',
  },
  remoteIdentifier: {
    what: 'RemoteIdentifier, the name of the gateway',
    placeholder: `${placeholderMark}name-of-the-gateway`,
    fix: 'Bind policy.remoteIdentifier, or add RemoteIdentifier to the profile.',
  },
} as const satisfies Readonly<Record<string, MissingPart>>;
