import { declarationsOf } from '../../../src/declarations/convert.js';
import { judgeDeclarations } from '../../../src/declarations/judge.js';
import { importProfile } from '../../../src/import/import-profile.js';
import { dictionaryNodeOf } from '../../../src/plist/node.js';
import type { PlistDictionary } from '../../../src/plist/value.js';
import { json, runs } from './example.js';
import type { RuleParts } from './part.js';

const baseUrl = 'https://mdm.example.com/vpn';

const ddm = {
  command: `alwayson deliver vpn.mobileconfig --to ddm --base-url ${baseUrl}`,
  findings: (profile: PlistDictionary) => declarationsOf(dictionaryNodeOf(profile), { baseUrl }).findings,
};
const importing = {
  command: 'alwayson import vpn.mobileconfig',
  findings: (profile: PlistDictionary) => importProfile(dictionaryNodeOf(profile)).findings,
};

const certificate = (Reference: object, more: object = {}) => [
  {
    Type: 'com.apple.asset.credential.certificate',
    Identifier: 'com.example.ca.asset',
    ServerToken: '1',
    Payload: { Reference },
    ...more,
  },
];

const judging = (value: unknown) => judgeDeclarations(value);

export const declarationParts = {
  'declaration-form': {
    finds:
      'A declaration without `Type`, `Identifier`, `ServerToken` or `Payload`, or with one of these too long. Also a key that is missing, unknown, of another type or with another value than the schema of its type allows.',
    fix: 'Do what the finding says. The keys of declarations are not always those of profiles: it is `HostName`, not `RemoteAddress`.',
    examples: json(
      judging,
      certificate({ DataURL: `${baseUrl}/ca.cer` }, { ServerToken: 1 }),
      certificate({ DataURL: `${baseUrl}/ca.cer` }),
    ),
  },
  'declaration-reference': {
    finds:
      'An `Identifier` that occurs twice, a reference to a declaration of the wrong type, an address that is not https, or the size or hash of another file. As a warning, a configuration that no activation names. As a note, a declaration that is not among the given ones.',
    fix: 'Correct the reference. `alwayson deliver --to ddm` makes the whole set of declarations.',
    examples: json(
      judging,
      certificate({ DataURL: 'http://mdm.example.com/vpn/ca.cer' }),
      certificate({ DataURL: `${baseUrl}/ca.cer` }),
    ),
  },
  'declaration-no-counterpart': {
    finds:
      'A key or payload of the profile that declarations have no place for. It is an error if nothing of a payload is left.',
    fix: 'Do without it, or deliver the profile as it is: `--to ddm-legacy`.',
    examples: runs({ ...ddm, changes: { IncludeAllNetworks: 1 } }, { ...ddm, changes: { MTU: 1280 } }),
  },
  'declaration-value': {
    finds:
      'A value that the schema of the declaration does not allow: a removed cipher, a Diffie-Hellman group below 14, or content of another type.',
    fix: 'Choose a value that the schema allows.',
    examples: runs(
      { ...ddm, changes: { 'IKESecurityAssociationParameters/EncryptionAlgorithm': '3DES' } },
      { ...ddm, changes: { 'IKESecurityAssociationParameters/EncryptionAlgorithm': 'AES-256' } },
    ),
  },
  'declaration-inferred': {
    finds:
      "A form that follows from Apple's schemas, but that nobody is known to have tried: the names of the server certificate in `ExtendedAuth` while EAP is off, EAP-TLS without user credentials, and similar ones.",
    fix: 'Try the declarations on one device first.',
    examples: runs(ddm, {
      ...ddm,
      place: 'alwaysOn',
      changes: {
        'TunnelConfigurations/0/ServerCertificateIssuerCommonName': undefined,
        'TunnelConfigurations/0/ServerCertificateCommonName': undefined,
        'TunnelConfigurations/1/ServerCertificateIssuerCommonName': undefined,
        'TunnelConfigurations/1/ServerCertificateCommonName': undefined,
      },
    }),
  },
  'declaration-base-url': {
    finds: 'A delivery without `--base-url`, or with one that is not https, has a query or holds a password.',
    fix: 'Give the https address of the folder from which devices download the files.',
    examples: runs(
      {
        command: 'alwayson deliver vpn.mobileconfig --to ddm',
        findings: (profile) => declarationsOf(dictionaryNodeOf(profile)).findings,
      },
      ddm,
    ),
  },
  'import-no-counterpart': {
    finds:
      'A key, an exception or a credential of the profile that neither Graph nor the bindings can hold. It is an error if the policy would mean something else without it.',
    fix: 'Keep the profile beside the policy, or deliver it as a custom profile: `alwayson deliver --to intune`.',
    examples: runs(
      { ...importing, place: 'plainTunnel', changes: { StrictCertificateRevocationCheck: 1 } },
      { ...importing, place: 'plainTunnel', changes: { EnableCertificateRevocationCheck: 1 } },
    ),
  },
  'import-changed': {
    finds:
      'A part of the profile that the policy can only say in another way, so that translating the policy gives another profile.',
    fix: 'Compare the new profile with the old one: `alwayson verify new.mobileconfig --against old.mobileconfig`.',
    examples: runs(
      { ...importing, place: 'plainTunnel' },
      {
        ...importing,
        place: 'plainTunnel',
        changes: {
          AuthenticationMethod: 'None',
          ExtendedAuthEnabled: 1,
          AuthName: 'device-0001',
          AuthPassword: 'example',
          PayloadCertificateUUID: undefined,
        },
      },
    ),
  },
} satisfies RuleParts;
