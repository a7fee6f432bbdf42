import { saidOf, swanctlFor, type TunnelChanges } from '../../support/gateway-sample.js';
import type { Example, Examples } from './example.js';
import type { RuleParts } from './part.js';

/** A configuration that is a change of the one that `alwayson gateway` writes for the profile. */
interface Change {
  /** The tunnel's keys that are otherwise than in the example of the profile. */
  readonly profile?: TunnelChanges;
  /** What is replaced in the configuration, and by what. */
  readonly replaced?: readonly (readonly [from: string, to: string])[];
  /** Shown on the page: what stands in the configuration, and what in the profile. */
  readonly shown: string;
}

/** Two configurations of a gateway for one profile. */
function gateways(failing: Change, passing: Change): Examples {
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

/** The lines of a configuration that is wrong, and those that are right, for the same profile. */
function lines(wrong: string, right: string, profile: TunnelChanges = {}): Examples {
  return gateways({ profile, replaced: [[right, wrong]], shown: wrong }, { profile, shown: right });
}

function exampleOf({ profile = {}, replaced = [], shown }: Change): Example {
  const keys = Object.entries(profile).map(([key, value]) =>
    value === undefined ? `# the profile: no ${key}` : `# the profile: ${key} ${shownValue(value)}`,
  );
  return {
    where: 'in the swanctl.conf of the gateway',
    language: 'text',
    shown: [...keys, shown].join('\n'),
    findings: async () => {
      const conf = replaced.reduce(
        (text, [from, to]) => {
          if (!text.includes(from)) throw new Error(`"${from}" is not in the configuration`);
          return text.replace(from, to);
        },
        await swanctlFor(profile),
      );
      return saidOf(conf, profile);
    },
  };
}

function shownValue(value: unknown): string {
  return value instanceof Uint8Array ? '…' : (JSON.stringify(value)?.replaceAll('"', '') ?? '');
}

const ike = 'proposals = aes256gcm16-prfsha384-ecp384';
const esp = 'esp_proposals = aes256gcm16-ecp384';
const withSecret = {
  AuthenticationMethod: 'SharedSecret',
  SharedSecret: 'example',
  CertificateType: undefined,
  PayloadCertificateUUID: undefined,
};
const eap = { ExtendedAuthEnabled: 1 };
const ppk = { PPK: Buffer.from('example'), PPKIdentifier: 'contoso', PPKMandatory: 1 };
const suite = {
  EncryptionAlgorithm: 'AES-256-GCM',
  IntegrityAlgorithm: 'SHA2-384',
  DiffieHellmanGroup: 20,
  LifeTimeInMinutes: 1440,
};

export const gatewayParts = {
  'gateway-connection': {
    finds:
      'For each tunnel the connection that the gateway answers with: of those that it loads and that speak IKEv2, one whose identities, proposals and authentication fit. Where none fits, the one that fits best. The other findings about the gateway speak of this connection.',
    fix: 'Nothing. If it is another connection than you expect, compare the identities.',
    examples: gateways(
      { shown: 'connections {\n  always-on {\n    version = 2' },
      { replaced: [['version = 2', 'version = 1']], shown: 'connections {\n  always-on {\n    version = 1' },
    ),
  },
  'gateway-no-connection': {
    finds: 'A file without a connection, and a connection without a child.',
    fix: 'Let `alwayson gateway` write the configuration.',
    examples: lines('connection {', 'connections {'),
  },
  'gateway-ikev1': {
    finds: 'A file whose connections are all for IKEv1 (`version = 1`, `keyexchange=ikev1`, `ikev2=no`).',
    fix: 'Write `version = 2`.',
    examples: lines('version = 1', 'version = 2'),
  },
  'gateway-setting': {
    finds:
      'A setting of a connection, of its sections `local` and `remote`, or of a child that the reference of swanctl.conf does not have; a value that it does not have; a proposal that strongSwan rejects.',
    fix: 'Correct the spelling. `swanctl --load-conns` says which connections it discards.',
    examples: lines('sendcert = always', 'send_cert = always'),
  },
  'gateway-placeholder': {
    finds:
      'What `alwayson gateway` left to be replaced, because no profile says it: the certificate of the gateway, the authority of the devices, the pool. While it writes the configuration it is a warning.',
    fix: 'Name what is missing with the option that the finding says, or write it into the file.',
    examples: lines('certs = REPLACE-gateway-certificate.pem', 'certs = gateway.pem'),
  },
  'gateway-include': {
    finds:
      'An `include` of files outside the folder of the configuration. Files in it and below it are read.',
    fix: 'Put the files into the folder, or compare with a file that holds everything.',
    examples: gateways(
      { replaced: [['pools {', 'include /etc/other/*.conf\npools {']], shown: 'include /etc/other/*.conf' },
      { shown: '# no include' },
    ),
  },
  'gateway-ike-proposal': {
    finds:
      'No proposal of the gateway for IKE that takes what the device proposes. It names the parts that differ from the proposal that is closest: the cipher, the integrity algorithm, the pseudo-random function, the group.',
    fix: 'Write the line that `alwayson gateway` writes for the profile, or change the profile. In logs of strongSwan the same is "no acceptable ENCRYPTION_ALGORITHM found" or "received proposals unacceptable".',
    examples: lines('proposals = aes256gcm16-prfsha256-ecp384', ike),
  },
  'gateway-post-quantum': {
    finds:
      'Additional key exchanges (ML-KEM) that one side has and the other has not, or in another order. As a warning, a gateway without them where the profile allows to go on without.',
    fix: 'Let both sides name the same: `ke1_mlkem768` is the first of `PostQuantumKeyExchangeMethods` with 36, `ke1_mlkem1024` with 37.',
    examples: lines(ike, `${ike}-ke1_mlkem768`, {
      IKESecurityAssociationParameters: { ...suite, PostQuantumKeyExchangeMethods: [36] },
    }),
  },
  'gateway-child-proposal': {
    finds: 'The same for the child, which carries the traffic: its cipher and integrity algorithm.',
    fix: 'Write the line that `alwayson gateway` writes for the profile, or change the profile.',
    examples: lines('esp_proposals = aes256-sha256-ecp384', esp),
  },
  'gateway-pfs': {
    finds:
      'A child whose renewal the gateway rejects: `EnablePFS` 1 and no group in `esp_proposals`, a group without `EnablePFS`, or another group. The first child never shows it.',
    fix: 'Write the group of `ChildSecurityAssociationParameters` into `esp_proposals` with `EnablePFS` 1, and none without. `-modpnone` at its end takes both.',
    examples: lines('esp_proposals = aes256gcm16', esp),
  },
  'gateway-identity': {
    finds:
      'A gateway that calls itself by another name than `RemoteIdentifier`, or by none, so that it is the subject of its certificate.',
    fix: 'Write `id = ` and the `RemoteIdentifier` into the section `local`; the certificate needs it as a subjectAltName.',
    examples: lines('id = fqdn:gateway.example.com', 'id = fqdn:vpn.example.com'),
  },
  'gateway-device-identity': {
    finds:
      'A gateway that takes devices of another name than `LocalIdentifier`, and a `LocalIdentifier` that is no subjectAltName of the certificate of the device: a common name is not enough for strongSwan. Variables that a management system fills in are not compared.',
    fix: 'Write `id = %any` into the section `remote`. Issue certificates for the name that the device goes by.',
    examples: lines('id = device-9999.example.com', 'id = %any'),
  },
  'gateway-certificate': {
    finds:
      'A certificate of the gateway without `RemoteIdentifier` or `ServerCertificateCommonName` among its names, that is not for servers, was issued by another authority than the profile says, has expired or is not valid yet. With `verify` it is looked for in `x509/` beside the configuration.',
    fix: 'Issue the certificate again: subjectAltName, extendedKeyUsage serverAuth.',
    examples: lines('certs = other.pem', 'certs = gateway.pem'),
  },
  'gateway-send-cert': {
    finds:
      '`send_cert = ifasked`, which is the default, where the device does not ask: the profile has no `ServerCertificateIssuerCommonName`. And `send_cert = never`.',
    fix: 'Write `send_cert = always`.',
    examples: lines('send_cert = ifasked', 'send_cert = always', {
      ServerCertificateIssuerCommonName: undefined,
    }),
  },
  'gateway-device-authority': {
    finds:
      'Authorities in `cacerts` of which none issued the certificate of the device. Only where the profile holds the identity and `x509ca/` beside the configuration holds the authorities.',
    fix: 'Name the authority that issued the certificates of the devices; it need not be the one that issued the certificate of the gateway.',
    examples: lines('cacerts = others.pem', 'cacerts = devices.pem'),
  },
  'gateway-authentication': {
    finds:
      'A certificate at one end and a shared secret or EAP at the other; a kind of key that the device, or the authority of the devices, does not have.',
    fix: 'Let the section `remote` say how the device proves who it is: `AuthenticationMethod` and `ExtendedAuthEnabled`. `pubkey` takes keys of any kind.',
    examples: lines('auth = psk', 'auth = ecdsa-384'),
  },
  'gateway-eap': {
    finds: 'EAP-TLS at one end and EAP-MSCHAPv2, or another method, at the other.',
    fix: 'Write `eap-tls` for a profile with an identity, `eap-mschapv2` for one with `AuthName`.',
    examples: lines('auth = eap-mschapv2', 'auth = eap-tls', eap),
  },
  'gateway-secret': {
    finds:
      'A shared secret, or the password of an EAP user, that the file does not hold for the names of the profile, or that is another. Secrets are compared and never shown.',
    fix: 'Write the secret of the profile into `secrets`.',
    examples: gateways(
      {
        profile: withSecret,
        replaced: [['secret = "0sZXhhbXBsZQ=="', 'secret = "0sb3RoZXI="']],
        shown: 'secret = "0sb3RoZXI="',
      },
      { profile: withSecret, shown: 'secret = "0sZXhhbXBsZQ=="' },
    ),
  },
  'gateway-ppk': {
    finds:
      'A preshared key (PPK) that one side insists on and the other does not have, by another name, or another one. As a warning where nobody insists.',
    fix: 'Give both sides the same key by the same name: `ppk_id` and a section `ppk` in `secrets`.',
    examples: lines('ppk_id = another', 'ppk_id = contoso', ppk),
  },
  'gateway-pool': {
    finds: 'A connection without a pool of addresses, and a pool that is not in the file.',
    fix: 'Add a pool: `alwayson gateway --pool 10.99.0.0/24` writes one.',
    examples: lines('pools = others', 'pools = v4, v6'),
  },
  'gateway-traffic': {
    finds:
      'A `local_ts` that is not everything: `0.0.0.0/0`, and `::/0` where there is a pool of IPv6. For Always On alone.',
    fix: 'Write `local_ts = 0.0.0.0/0, ::/0`.',
    examples: lines('local_ts = 10.0.0.0/8, ::/0', 'local_ts = 0.0.0.0/0, ::/0'),
  },
  'gateway-unique': {
    finds:
      'Any `unique` but `never` where one connection answers both interfaces of a device. `no`, the default, is a warning: it ends a tunnel only when the device says that it has no other.',
    fix: 'Write `unique = never`.',
    examples: lines('unique = replace', 'unique = never'),
  },
  'gateway-mobike': {
    finds: '`mobike = no` where the profile does not have `DisableMOBIKE` 1.',
    fix: 'Write `mobike = yes`.',
    examples: lines('mobike = no', 'mobike = yes'),
  },
  'gateway-fragmentation': {
    finds: '`fragmentation = no` with certificates.',
    fix: 'Write `fragmentation = yes`.',
    examples: lines('fragmentation = no', 'fragmentation = yes'),
  },
  'gateway-dead-peer': {
    finds: 'A `dpd_delay` of less than a minute, and a `dpd_action` that makes the gateway begin a tunnel.',
    fix: 'Write `dpd_delay = 300s` and `dpd_action = clear`.',
    examples: lines('dpd_delay = 10s', 'dpd_delay = 300s'),
  },
  'gateway-idle': {
    finds: 'An `inactivity` that closes the child of a device that sends nothing.',
    fix: 'Remove the line.',
    examples: gateways(
      {
        replaced: [['dpd_action = clear', 'dpd_action = clear\n        inactivity = 10m']],
        shown: 'inactivity = 10m',
      },
      { shown: '# no inactivity' },
    ),
  },
  'gateway-lifetime': {
    finds:
      'A `rekey_time` that is shorter than `LifeTimeInMinutes` of the profile, also by default, and a `reauth_time`.',
    fix: 'Write `rekey_time = 0` for the connection and the child, and `reauth_time = 0`.',
    examples: lines('rekey_time = 1h', 'rekey_time = 0s'),
  },
} satisfies RuleParts;
