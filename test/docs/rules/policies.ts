import { bindings, policy } from './example.js';
import type { RuleParts } from './part.js';

const ike = 'securityAssociationParameters';

export const policyParts = {
  'policy-type': {
    finds:
      'An object without `@odata.type` that was recognised by its properties, the Always On block alone, and a `connectionType` other than `ikEv2`.',
    fix: 'Export the policy from Graph again, whole, and leave it as it is.',
    examples: policy({ connectionType: 'pulseSecure' }),
  },
  'policy-value': {
    finds:
      "A value of another type than Graph declares, or a text that is no member of the property's enumeration. Capitals do not count. What is wrong is left out, and the policy is not checked further.",
    fix: 'Write a member that the finding names.',
    examples: policy({ deadPeerDetectionRate: 'sometimes' }),
  },
  'policy-key-unknown': {
    finds:
      'A property that the resource does not have, and one that is there twice in different capitals. It is a warning where a property was presumably meant: what it orders is not in force.',
    fix: 'Correct the name, or nothing: Graph gets new properties now and then.',
    examples: policy({ enablePerfectForwardSecret: true }, { enablePerfectForwardSecrecy: true }),
  },
  'policy-truncated': {
    finds: 'Texts such as `System.Object[]` or `@{…}` where an object or a list belongs.',
    fix: 'Export again with `ConvertTo-Json -Depth 20`.',
    examples: policy(
      { alwaysOnConfiguration: '@{tunnelConfiguration=wifiAndCellular}' },
      { 'alwaysOnConfiguration/userToggleEnabled': false },
    ),
  },
  'policy-no-apple-value': {
    finds:
      'The ciphers `aes192` and `aes192Gcm`, the integrity algorithm `md5`, and the authentication method `azureAD`.',
    fix: 'Choose one that the finding names, in the policy and on the gateway.',
    examples: policy({ [`${ike}/securityEncryptionAlgorithm`]: 'aes192' }),
  },
  'policy-dropped': {
    finds:
      'A property that is set to something and that nothing is made of: on-demand rules, idle timers, proxies and per-app settings in an Always On policy, properties of other vendors, the Always On block of a policy that has it switched off.',
    fix: 'Remove it of the policy, or do not count on it.',
    examples: policy({ disconnectOnIdle: true }),
  },
  'policy-default': {
    finds: 'Parameters, an Always On block or an id that the policy leaves out, with what takes their place.',
    fix: 'Set in the policy what is meant.',
    examples: policy({ [`${ike}/lifetimeInMinutes`]: null }),
  },
  'policy-inferred': {
    finds:
      'Certificates with user authentication (written as EAP-TLS), derived credentials, and a local identifier that was read from the certificate.',
    fix: 'Nothing; compare it with what Intune delivers, if you can: `alwayson verify delivered.mobileconfig --against policy.json`.',
    examples: policy({ clientAuthenticationType: 'userAuthentication' }),
  },
  'policy-portal-default': {
    finds:
      'Diffie-Hellman group 2, which the form has by itself. What the device does with it is reported by [sa-dh-group](sa-dh-group.md).',
    fix: 'Choose 14 or higher in both security associations.',
    examples: policy({ [`${ike}/securityDiffieHellmanGroup`]: 2 }),
  },
  'policy-gcm-delivery': {
    finds:
      'AES-GCM in a policy; and, where a profile is compared with such a policy and has another cipher, that this is a known fault.',
    fix: 'Compare what arrives: `alwayson verify delivered.mobileconfig --against policy.json`. Where it is AES-CBC, deliver the profile as a custom one (`alwayson deliver --to intune`), or order what is delivered.',
    examples: policy(
      { [`${ike}/securityEncryptionAlgorithm`]: 'aes256Gcm' },
      {
        [`${ike}/securityEncryptionAlgorithm`]: 'aes256',
        'childSecurityAssociationParameters/securityEncryptionAlgorithm': 'aes256',
      },
    ),
  },
  'binding-missing': {
    finds:
      'Whatever a profile of this policy needs and the export does not have, all of it at once. For `translate` it is an error. For `verify` of a policy without bindings it is a note, as Intune will fill it in; a property that every policy has is a warning then.',
    fix: 'Add the lines of the finding to the bindings; `alwayson bindings policy.json` writes a file with all of them.',
    examples: bindings(
      'shared-secret-intunecd',
      'localIdentifier: device-0001.contoso.com\n',
      'localIdentifier: device-0001.contoso.com\nsharedSecret: file:secret.txt\n',
    ),
  },
  'binding-unused': {
    finds: 'A binding that this policy cannot use, or a property under `policy` that the export has already.',
    fix: 'Remove it, or look whether it is the right policy.',
    examples: bindings(
      'shared-secret-intunecd',
      'eap:\n  username: device-0001\n  password: file:secret.txt\n',
      'sharedSecret: file:secret.txt\n',
    ),
  },
  'binding-invalid': {
    finds:
      'An unknown key, a value of the wrong type, and a secret that stands there itself and not by reference.',
    fix: 'Write what the finding says; secrets as `env:NAME`, `file:PATH`, `-` or `prompt`.',
    examples: bindings(
      'shared-secret-intunecd',
      'sharedSecret: example-secret\n',
      'sharedSecret: file:secret.txt\n',
    ),
  },
} satisfies RuleParts;
