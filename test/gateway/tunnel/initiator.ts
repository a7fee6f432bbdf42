import { writeFileSync } from 'node:fs';
import { parse } from 'plist';
import { run } from './lab.js';

/**
 * The device's side, configured from the profile by this file alone: it shares no table with the program, so that a
 * wrong entry there cannot cancel itself out. Names on the right are IANA's and those of strongSwan's documentation.
 */
interface Words {
  /** In a proposal. */
  readonly keyword: string;
  /** As the daemon reports what was negotiated. */
  readonly reported: string;
}

const encryption: Readonly<Record<string, Words & { readonly bits?: string; readonly aead: boolean }>> = {
  'AES-128': { keyword: 'aes128', reported: 'AES_CBC', bits: '128', aead: false },
  'AES-256': { keyword: 'aes256', reported: 'AES_CBC', bits: '256', aead: false },
  'AES-128-GCM': { keyword: 'aes128gcm128', reported: 'AES_GCM_16', bits: '128', aead: true },
  'AES-256-GCM': { keyword: 'aes256gcm128', reported: 'AES_GCM_16', bits: '256', aead: true },
  ChaCha20Poly1305: { keyword: 'chacha20poly1305', reported: 'CHACHA20_POLY1305', aead: true },
};

const integrity: Readonly<Record<string, Words & { readonly prf: Words }>> = {
  'SHA2-256': {
    keyword: 'sha2_256',
    reported: 'HMAC_SHA2_256_128',
    prf: { keyword: 'prfsha256', reported: 'PRF_HMAC_SHA2_256' },
  },
  'SHA2-384': {
    keyword: 'sha2_384',
    reported: 'HMAC_SHA2_384_192',
    prf: { keyword: 'prfsha384', reported: 'PRF_HMAC_SHA2_384' },
  },
  'SHA2-512': {
    keyword: 'sha2_512',
    reported: 'HMAC_SHA2_512_256',
    prf: { keyword: 'prfsha512', reported: 'PRF_HMAC_SHA2_512' },
  },
};

/** IANA's transform type 4. */
const exchange: Readonly<Record<number, Words>> = {
  14: { keyword: 'modp2048', reported: 'MODP_2048' },
  15: { keyword: 'modp3072', reported: 'MODP_3072' },
  16: { keyword: 'modp4096', reported: 'MODP_4096' },
  19: { keyword: 'ecp256', reported: 'ECP_256' },
  20: { keyword: 'ecp384', reported: 'ECP_384' },
  21: { keyword: 'ecp521', reported: 'ECP_521' },
  31: { keyword: 'x25519', reported: 'CURVE_25519' },
  32: { keyword: 'x448', reported: 'CURVE_448' },
  36: { keyword: 'mlkem768', reported: 'ML_KEM_768' },
  37: { keyword: 'mlkem1024', reported: 'ML_KEM_1024' },
};

type Dictionary = { readonly [key: string]: unknown };

/** What the profile says must be negotiated, in the daemon's words. */
export interface Negotiated {
  readonly cipher: string;
  readonly keyBits: string | undefined;
  readonly integrity: string | undefined;
  readonly prf: string | undefined;
  readonly group: string | undefined;
  readonly additional: readonly string[];
}

/** A device: its files, and what has to come out. */
export interface Initiator {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly ike: Negotiated;
  readonly child: Negotiated;
  readonly mtu: number;
}

/** An identity that the profile does not hold: of an ACME payload, for which `enrol` makes a certificate. */
export type Enrol = (names: { readonly commonName: string; readonly dns: string }) => {
  key: string;
  certificate: string;
};

/** The device that has this profile, with a connection from each of its two addresses: `wifi` and `cellular`. */
export function initiatorOf(profile: string, scratch: string, enrol: Enrol): Initiator {
  const root = parse(profile) as unknown as Dictionary;
  const payloads = list(root['PayloadContent']);
  const vpn = payloads.find((one) => one['PayloadType'] === 'com.apple.vpn.managed') ?? {};
  const [tunnel = {}] = list(dictionary(vpn['AlwaysOn'])['TunnelConfigurations']);
  const ike = dictionary(tunnel['IKESecurityAssociationParameters']);
  const child = dictionary(tunnel['ChildSecurityAssociationParameters']);
  const pfs = tunnel['EnablePFS'] === 1;
  const identity = identityFiles(payloads, tunnel, scratch, enrol);
  const authorities = payloads
    .filter((one) =>
      ['com.apple.security.root', 'com.apple.security.pkcs1'].includes(text(one['PayloadType'])),
    )
    .map((one, index) => [`x509ca/authority-${index}.cer`, one['PayloadContent'] as Uint8Array] as const);
  return {
    files: {
      ...identity.files,
      ...Object.fromEntries(authorities),
      'swanctl.conf': configuration(
        tunnel,
        proposalOf(ike, true, true),
        proposalOf(child, false, pfs),
        identity.certificate,
      ),
    },
    ike: negotiated(ike, true, true),
    child: negotiated(child, false, pfs),
    mtu: Number(tunnel['MTU'] ?? 1280),
  };
}

function proposalOf(suite: Dictionary, isIke: boolean, exchanges: boolean): string {
  const cipher = encryption[text(suite['EncryptionAlgorithm'])];
  const hash = integrity[text(suite['IntegrityAlgorithm'])];
  if (cipher === undefined || hash === undefined)
    throw new Error('the profile names an algorithm that is not in the map');
  const prf = isIke ? [hash.prf.keyword] : [];
  return [
    cipher.keyword,
    ...(cipher.aead ? [] : [hash.keyword]),
    ...prf,
    ...(exchanges
      ? exchangesOf(suite).map(({ keyword }, index) => (index === 0 ? keyword : `ke${index}_${keyword}`))
      : []),
  ].join('-');
}

function exchangesOf(suite: Dictionary): Words[] {
  const numbers = [
    Number(suite['DiffieHellmanGroup']),
    ...((suite['PostQuantumKeyExchangeMethods'] as number[] | undefined) ?? []),
  ];
  return numbers.map((number) => {
    const words = exchange[number];
    if (words === undefined) throw new Error(`key exchange ${number} is not in the map`);
    return words;
  });
}

function negotiated(suite: Dictionary, isIke: boolean, exchanges: boolean): Negotiated {
  const cipher = encryption[text(suite['EncryptionAlgorithm'])];
  const hash = integrity[text(suite['IntegrityAlgorithm'])];
  const [group, ...additional] = exchanges ? exchangesOf(suite) : [];
  return {
    cipher: cipher?.reported ?? '',
    keyBits: cipher?.bits,
    integrity: cipher?.aead ? undefined : hash?.reported,
    prf: isIke ? hash?.prf.reported : undefined,
    group: group?.reported,
    additional: additional.map(({ reported }) => reported),
  };
}

function configuration(
  tunnel: Dictionary,
  ike: string,
  esp: string,
  certificate: string | undefined,
): string {
  const eap = tunnel['ExtendedAuthEnabled'] === 1;
  const method = text(tunnel['AuthenticationMethod']);
  const name = text(tunnel['AuthName']);
  const local = eap
    ? name === ''
      ? 'eap-tls'
      : 'eap-mschapv2'
    : method === 'SharedSecret'
      ? 'psk'
      : 'pubkey';
  const remote = method === 'SharedSecret' ? 'psk' : 'pubkey';
  const ppk = tunnel['PPK'] as Uint8Array | undefined;
  const connection = (section: string, address: string) => `  ${section} {
    version = 2
    local_addrs = ${address}
    remote_addrs = ${text(tunnel['RemoteAddress'])}
    vips = 0.0.0.0, ::
    proposals = ${ike}
    unique = never
    mobike = ${tunnel['DisableMOBIKE'] === 1 ? 'no' : 'yes'}
${ppk === undefined ? '' : `    ppk_id = "${text(tunnel['PPKIdentifier'])}"\n    ppk_required = ${tunnel['PPKMandatory'] === 1 ? 'yes' : 'no'}\n`}    send_certreq = ${tunnel['ServerCertificateIssuerCommonName'] === undefined ? 'no' : 'yes'}
    local {
      auth = ${local}
      id = "${text(tunnel['LocalIdentifier'])}"
${certificate === undefined ? '' : `      certs = ${certificate}\n`}${name === '' ? '' : `      eap_id = "${name}"\n`}    }
    remote {
      auth = ${remote}
      id = "${text(tunnel['RemoteIdentifier'])}"
    }
    children {
      ${section} {
        remote_ts = 0.0.0.0/0, ::/0
        esp_proposals = ${esp}
      }
    }
  }`;
  const secret = (kind: string, id: string, value: unknown) => `secrets {
  ${kind}-1 {
    id-1 = "${id}"
    secret = "${text(value)}"
  }
}
`;
  return `connections {
${connection('wifi', '192.0.2.2')}
${connection('cellular', '192.0.2.3')}
}
${local === 'psk' ? secret('ike', text(tunnel['RemoteIdentifier']), tunnel['SharedSecret']) : ''}${local === 'eap-mschapv2' ? secret('eap', name, tunnel['AuthPassword']) : ''}${ppk === undefined ? '' : secret('ppk', text(tunnel['PPKIdentifier']), `0x${Buffer.from(ppk).toString('hex')}`)}`;
}

function identityFiles(
  payloads: readonly Dictionary[],
  tunnel: Dictionary,
  scratch: string,
  enrol: Enrol,
): { files: Record<string, string | Uint8Array>; certificate?: string } {
  const payload = payloads.find((one) => one['PayloadUUID'] === tunnel['PayloadCertificateUUID']);
  if (payload === undefined || tunnel['PayloadCertificateUUID'] === undefined) return { files: {} };
  if (payload['PayloadType'] === 'com.apple.security.acme') {
    const commonName = (payload['Subject'] as string[][][]).flat().find(([key]) => key === 'CN')?.[1] ?? '';
    const made = enrol({ commonName, dns: text(dictionary(payload['SubjectAltName'])['dNSName']) });
    return {
      files: { 'x509/device.pem': made.certificate, 'private/device.key': made.key },
      certificate: 'device.pem',
    };
  }
  const file = `${scratch}/identity.p12`;
  const password = text(payload['Password']);
  const open = (...args: string[]) =>
    run('openssl', 'pkcs12', '-in', file, '-passin', `pass:${password}`, ...args);
  writeFileSync(file, payload['PayloadContent'] as Uint8Array);
  return {
    files: {
      'x509/device.pem': open('-clcerts', '-nokeys'),
      'private/device.key': open('-nocerts', '-nodes'),
    },
    certificate: 'device.pem',
  };
}

function list(value: unknown): readonly Dictionary[] {
  return Array.isArray(value) ? value : [];
}

function dictionary(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null ? (value as Dictionary) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
