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
      'For each tunnel, the connection with which the gateway answers: one that the gateway loads, that is for IKEv2, and whose identities, proposals and authentication fit. If none fits, alwayson chooses the one that fits best. The other findings about the gateway are about this connection.',
    fix: 'Change nothing. If you expect another connection, compare the identities.',
    examples: gateways(
      { shown: 'connections {\n  always-on {\n    version = 2' },
      { replaced: [['version = 2', 'version = 1']], shown: 'connections {\n  always-on {\n    version = 1' },
    ),
  },
  'gateway-no-connection': {
    finds: 'A configuration without a connection, or a connection without a child.',
    fix: 'Let `alwayson gateway` write the configuration.',
    examples: lines('connection {', 'connections {'),
  },
  'gateway-ikev1': {
    finds:
      'A configuration whose connections are all for IKEv1 (`version = 1`, `keyexchange=ikev1` or `ikev2=no`).',
    fix: 'Write `version = 2`.',
    examples: lines('version = 1', 'version = 2'),
  },
  'gateway-setting': {
    finds:
      'A setting of a connection, of its sections `local` and `remote`, or of a child that strongSwan does not know. Also a value or a proposal that strongSwan rejects.',
    fix: 'Correct the spelling. `swanctl --load-conns` names the connections that strongSwan discards.',
    examples: lines('sendcert = always', 'send_cert = always'),
  },
  'gateway-placeholder': {
    finds:
      'A placeholder that `alwayson gateway` wrote because the profile does not hold the value: the certificate of the gateway, the authority of the devices, or the pool. It is a warning while alwayson writes the configuration.',
    fix: 'Give the value with the option that the finding names, or write it into the file.',
    examples: lines('certs = REPLACE-gateway-certificate.pem', 'certs = gateway.pem'),
  },
  'gateway-include': {
    finds:
      'An `include` of files outside the folder of the configuration. alwayson reads only files in this folder and below it.',
    fix: 'Move the files into the folder, or verify with one file that holds everything.',
    examples: gateways(
      { replaced: [['pools {', 'include /etc/other/*.conf\npools {']], shown: 'include /etc/other/*.conf' },
      { shown: '# no include' },
    ),
  },
  'gateway-ike-proposal': {
    finds:
      'A gateway whose IKE proposals do not include what the device proposes. The finding names what differs from the closest proposal: the cipher, the integrity algorithm, the pseudo-random function or the group.',
    fix: 'Write the line that `alwayson gateway` writes for the profile, or change the profile. strongSwan logs this as "no acceptable ENCRYPTION_ALGORITHM found" or "received proposals unacceptable".',
    examples: lines('proposals = aes256gcm16-prfsha256-ecp384', ike),
  },
  'gateway-post-quantum': {
    finds:
      'Additional key exchanges (ML-KEM) that only one side has, or that the sides have in another order. It is a warning if the gateway has none and the profile allows a fallback.',
    fix: 'Configure the same key exchanges on both sides. `ke1_mlkem768` is the first of `PostQuantumKeyExchangeMethods` with 36, `ke1_mlkem1024` with 37.',
    examples: lines(ike, `${ike}-ke1_mlkem768`, {
      IKESecurityAssociationParameters: { ...suite, PostQuantumKeyExchangeMethods: [36] },
    }),
  },
  'gateway-child-proposal': {
    finds:
      'A gateway whose Child SA proposals do not include what the device proposes: the cipher or the integrity algorithm. The Child SA carries the traffic.',
    fix: 'Write the line that `alwayson gateway` writes for the profile, or change the profile.',
    examples: lines('esp_proposals = aes256-sha256-ecp384', esp),
  },
  'gateway-pfs': {
    finds:
      'A Child SA that the gateway cannot renew: `EnablePFS` is 1 and `esp_proposals` has no group, `EnablePFS` is 0 and `esp_proposals` has a group, or the groups differ. The first Child SA comes up in any case, so the fault shows only at the first renewal.',
    fix: 'With `EnablePFS` 1, add the group of `ChildSecurityAssociationParameters` to `esp_proposals`. Otherwise remove the group. `-modpnone` at the end accepts both.',
    examples: lines('esp_proposals = aes256gcm16', esp),
  },
  'gateway-identity': {
    finds:
      'A gateway that presents another name than `RemoteIdentifier`. Without `id` the gateway presents the subject of its certificate.',
    fix: 'Write `id = ` with the `RemoteIdentifier` into the section `local`. The certificate needs this name as a subjectAltName.',
    examples: lines('id = fqdn:gateway.example.com', 'id = fqdn:vpn.example.com'),
  },
  'gateway-device-identity': {
    finds:
      "A gateway that accepts only devices with another name than `LocalIdentifier`. Also a `LocalIdentifier` that is not a subjectAltName of the device's certificate, because a common name is not enough for strongSwan. alwayson does not compare variables that a management system fills in.",
    fix: 'Write `id = %any` into the section `remote`. Issue the certificates of the devices for the name in `LocalIdentifier`.',
    examples: lines('id = device-9999.example.com', 'id = %any'),
  },
  'gateway-certificate': {
    finds:
      'A certificate of the gateway that does not have the name `RemoteIdentifier` or `ServerCertificateCommonName`, is not for servers, comes from another authority than the profile names, has expired or is not valid yet. `verify` looks for it in the folder `x509/` beside the configuration.',
    fix: 'Issue the certificate again with the right subjectAltName and with extendedKeyUsage serverAuth.',
    examples: lines('certs = other.pem', 'certs = gateway.pem'),
  },
  'gateway-send-cert': {
    finds:
      '`send_cert = ifasked`, the default, if the device does not ask because the profile has no `ServerCertificateIssuerCommonName`. Also `send_cert = never`.',
    fix: 'Write `send_cert = always`.',
    examples: lines('send_cert = ifasked', 'send_cert = always', {
      ServerCertificateIssuerCommonName: undefined,
    }),
  },
  'gateway-device-authority': {
    finds:
      '`cacerts` without the authority that issued the certificate of the device. alwayson can check this only if the profile holds the identity and the folder `x509ca/` beside the configuration holds the authorities.',
    fix: "Name the authority that issued the certificates of the devices. It can be another one than the issuer of the gateway's certificate.",
    examples: lines('cacerts = others.pem', 'cacerts = devices.pem'),
  },
  'gateway-authentication': {
    finds:
      'A certificate on one side and a shared secret or EAP on the other. Also a kind of key that the device, or the authority of the devices, does not have.',
    fix: 'Set the section `remote` to what the device does (`AuthenticationMethod` and `ExtendedAuthEnabled`). `pubkey` accepts keys of any kind.',
    examples: lines('auth = psk', 'auth = ecdsa-384'),
  },
  'gateway-eap': {
    finds: 'EAP-TLS on one side and EAP-MSCHAPv2 or another method on the other.',
    fix: 'Write `eap-tls` for a profile with an identity, and `eap-mschapv2` for a profile with `AuthName`.',
    examples: lines('auth = eap-mschapv2', 'auth = eap-tls', eap),
  },
  'gateway-secret': {
    finds:
      'A shared secret or an EAP password that the file does not hold for the names of the profile, or that differs. alwayson compares secrets, but never shows them.',
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
      'A post-quantum preshared key (PPK) that one side requires and the other does not have, has under another name, or has with another value. It is a warning if no side requires the key.',
    fix: 'Configure the same key with the same name on both sides: `ppk_id`, and a section `ppk` in `secrets`.',
    examples: lines('ppk_id = another', 'ppk_id = contoso', ppk),
  },
  'gateway-pool': {
    finds: 'A connection without an address pool, or with a pool that the file does not define.',
    fix: 'Add a pool. `alwayson gateway --pool 10.99.0.0/24` writes one.',
    examples: lines('pools = others', 'pools = v4, v6'),
  },
  'gateway-traffic': {
    finds:
      'A `local_ts` that does not cover all traffic: `0.0.0.0/0`, and `::/0` if the connection has an IPv6 pool. Only for Always On.',
    fix: 'Write `local_ts = 0.0.0.0/0, ::/0`.',
    examples: lines('local_ts = 10.0.0.0/8, ::/0', 'local_ts = 0.0.0.0/0, ::/0'),
  },
  'gateway-unique': {
    finds:
      'A `unique` other than `never` if one connection answers both interfaces of a device. The default `no` is a warning: the gateway then closes a tunnel only if the device says that it has no other.',
    fix: 'Write `unique = never`.',
    examples: lines('unique = replace', 'unique = never'),
  },
  'gateway-mobike': {
    finds: '`mobike = no` where the profile does not have `DisableMOBIKE` 1.',
    fix: 'Write `mobike = yes`.',
    examples: lines('mobike = no', 'mobike = yes'),
  },
  'gateway-fragmentation': {
    finds: '`fragmentation = no` in a connection that uses certificates.',
    fix: 'Write `fragmentation = yes`.',
    examples: lines('fragmentation = no', 'fragmentation = yes'),
  },
  'gateway-dead-peer': {
    finds: 'A `dpd_delay` of less than a minute, or a `dpd_action` that makes the gateway open a tunnel.',
    fix: 'Write `dpd_delay = 300s` and `dpd_action = clear`.',
    examples: lines('dpd_delay = 10s', 'dpd_delay = 300s'),
  },
  'gateway-idle': {
    finds: 'An `inactivity` setting, which closes the Child SA of a device that sends nothing.',
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
      'A `rekey_time` that is shorter than `LifeTimeInMinutes` of the profile, including the default, or a `reauth_time`.',
    fix: 'Write `rekey_time = 0` for the connection and the child, and `reauth_time = 0`.',
    examples: lines('rekey_time = 1h', 'rekey_time = 0s'),
  },
} satisfies RuleParts;
