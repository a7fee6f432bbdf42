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
      'A declaration without its `Type`, `Identifier`, `ServerToken` or `Payload`, one of these that is too long, and a key that is missing, unknown, of another type or with another value than the schema of its type has.',
    fix: 'Write what the finding says; the keys of declarations are not always those of profiles (`HostName`, not `RemoteAddress`).',
    examples: json(
      judging,
      certificate({ DataURL: `${baseUrl}/ca.cer` }, { ServerToken: 1 }),
      certificate({ DataURL: `${baseUrl}/ca.cer` }),
    ),
  },
  'declaration-reference': {
    finds:
      'An `Identifier` twice, a reference to a declaration of the wrong type, an address that is not https, a size or hash of another file, and, as a warning, a configuration that no activation names. A declaration that is not among those given is a note.',
    fix: 'Correct the reference. `alwayson deliver --to ddm` makes the whole set.',
    examples: json(
      judging,
      certificate({ DataURL: 'http://mdm.example.com/vpn/ca.cer' }),
      certificate({ DataURL: `${baseUrl}/ca.cer` }),
    ),
  },
  'declaration-no-counterpart': {
    finds:
      'A key or payload of the profile that declarations have no place for. A payload of which nothing would be left is an error.',
    fix: 'Do without it, or deliver the profile as it is: `--to ddm-legacy`.',
    examples: runs({ ...ddm, changes: { IncludeAllNetworks: 1 } }, { ...ddm, changes: { MTU: 1280 } }),
  },
  'declaration-value': {
    finds:
      'A value that the schema of the declaration does not have: removed ciphers, groups below 14, a content of another type.',
    fix: 'Choose a value that the schema has.',
    examples: runs(
      { ...ddm, changes: { 'IKESecurityAssociationParameters/EncryptionAlgorithm': '3DES' } },
      { ...ddm, changes: { 'IKESecurityAssociationParameters/EncryptionAlgorithm': 'AES-256' } },
    ),
  },
  'declaration-inferred': {
    finds:
      'The names of the server certificate under `ExtendedAuth` that is off, EAP-TLS without user credentials, and the like.',
    fix: 'Try it on one device.',
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
    finds: 'No `--base-url`, or one that is not https, has a query, or holds a password.',
    fix: 'Give the address of the folder in which the files will lie.',
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
      'A key, exception or credential of the profile that neither Graph nor a binding can say. Where the policy would be another one without it, it is an error.',
    fix: 'Keep the profile beside the policy, or deliver it as a custom one: `alwayson deliver --to intune`.',
    examples: runs(
      { ...importing, place: 'plainTunnel', changes: { StrictCertificateRevocationCheck: 1 } },
      { ...importing, place: 'plainTunnel', changes: { EnableCertificateRevocationCheck: 1 } },
    ),
  },
  'import-changed': {
    finds:
      'What the policy says in another way than the profile, so that translating it gives another profile.',
    fix: 'Compare the two: `alwayson verify new.mobileconfig --against old.mobileconfig`.',
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
