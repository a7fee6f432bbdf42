/** A kind of key that identities get. */
export interface KeyKind {
  /** The curve, or the size of an RSA modulus in bits. */
  readonly parameters: { readonly curve: string } | { readonly bits: number };
  /** The value of CertificateType that tunnels need with it. */
  readonly certificateType: string;
}

/** The kinds of key that identities get, by the names that the command line has for them. */
export const keyKinds = {
  'rsa-2048': { parameters: { bits: 2048 }, certificateType: 'RSA' },
  'rsa-3072': { parameters: { bits: 3072 }, certificateType: 'RSA' },
  'p-256': { parameters: { curve: 'P-256' }, certificateType: 'ECDSA256' },
  'p-384': { parameters: { curve: 'P-384' }, certificateType: 'ECDSA384' },
  'p-521': { parameters: { curve: 'P-521' }, certificateType: 'ECDSA521' },
} as const satisfies Readonly<Record<string, KeyKind>>;

export type KeyKindName = keyof typeof keyKinds;

/** All names of {@link keyKinds}. */
export const keyKindNames = Object.keys(keyKinds) as readonly KeyKindName[];
