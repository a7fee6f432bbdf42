import { bindings, policy } from './example.js';
import type { RuleParts } from './part.js';

const ike = 'securityAssociationParameters';

export const policyParts = {
  'policy-type': {
    finds:
      'An export that does not say what it is: an object without `@odata.type` that alwayson recognised by its properties, the Always On block alone, or a policy whose `connectionType` is not `ikEv2`.',
    fix: 'Export the whole policy from Graph again and use the file unchanged.',
    examples: policy({ connectionType: 'pulseSecure' }),
  },
  'policy-value': {
    finds:
      "A value of another type than Graph declares, or a text that is not a member of the property's enumeration. Upper and lower case do not count. alwayson leaves the value out and does not check the policy further.",
    fix: 'Choose a value that the finding names.',
    examples: policy({ deadPeerDetectionRate: 'sometimes' }),
  },
  'policy-key-unknown': {
    finds:
      'A property that the resource does not have, or one that occurs twice with different upper and lower case. It is a warning if the name is similar to a known property, because the policy then does not do what it seems to say.',
    fix: 'Correct the name. If the property is new in Graph, change nothing.',
    examples: policy({ enablePerfectForwardSecret: true }, { enablePerfectForwardSecrecy: true }),
  },
  'policy-truncated': {
    finds:
      'A text such as `System.Object[]` or `@{…}` where an object or a list belongs. PowerShell cut the export off.',
    fix: 'Export again with `ConvertTo-Json -Depth 20`.',
    examples: policy(
      { alwaysOnConfiguration: '@{tunnelConfiguration=wifiAndCellular}' },
      { 'alwaysOnConfiguration/userToggleEnabled': false },
    ),
  },
  'policy-no-apple-value': {
    finds:
      'A value that Apple has no setting for: the ciphers `aes192` and `aes192Gcm`, the integrity algorithm `md5`, or the authentication method `azureAD`.',
    fix: 'Choose a value that the finding names, in the policy and on the gateway.',
    examples: policy({ [`${ike}/securityEncryptionAlgorithm`]: 'aes192' }),
  },
  'policy-dropped': {
    finds:
      'A property that is set, but that the profile has no key for: on-demand rules, idle timers, proxies and per-app settings in an Always On policy, properties of other vendors, or an Always On block in a policy that switches Always On off.',
    fix: 'Remove the property from the policy, or do not rely on it.',
    examples: policy({ disconnectOnIdle: true }),
  },
  'policy-default': {
    finds:
      'Parameters, an Always On block or an id that the policy leaves out. The finding says what applies instead.',
    fix: 'Set the value that you want in the policy.',
    examples: policy({ [`${ike}/lifetimeInMinutes`]: null }),
  },
  'policy-inferred': {
    finds:
      'A property whose translation follows from the documentation, but is not documented itself: certificates with user authentication (translated to EAP-TLS), derived credentials, and a local identifier that alwayson read from the certificate.',
    fix: 'Change nothing. If you can, compare the profile with the one that Intune delivers: `alwayson verify delivered.mobileconfig --against policy.json`.',
    examples: policy({ clientAuthenticationType: 'userAuthentication' }),
  },
  'policy-portal-default': {
    finds:
      "Diffie-Hellman group 2, which Intune's form preselects. [sa-dh-group](sa-dh-group.md) says what devices do with it.",
    fix: 'Choose group 14 or higher in both security associations.',
    examples: policy({ [`${ike}/securityDiffieHellmanGroup`]: 2 }),
  },
  'policy-gcm-delivery': {
    finds:
      'AES-GCM in a policy. If you compare a delivered profile with such a policy and the profile has another cipher, this finding says that the fault is known.',
    fix: 'Compare the delivered profile with the policy: `alwayson verify delivered.mobileconfig --against policy.json`. If it has AES-CBC, deliver the profile as a custom profile (`alwayson deliver --to intune`), or set AES-CBC in the policy and on the gateway.',
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
      'A value that the profile of this policy needs and that the export does not hold. Bindings are the values that Intune fills in at delivery, such as the identity of a device. alwayson reports all missing ones at once. For `translate` it is an error. For `verify` of a policy without bindings it is a note, because Intune will fill in the value. It is a warning for a property that every policy has.',
    fix: 'Add the lines of the finding to the bindings file. `alwayson bindings policy.json` writes a file with all of them.',
    examples: bindings(
      'shared-secret-intunecd',
      'localIdentifier: device-0001.contoso.com\n',
      'localIdentifier: device-0001.contoso.com\nsharedSecret: file:secret.txt\n',
    ),
  },
  'binding-unused': {
    finds:
      'A binding that this policy has no use for, or a property under `policy` that the export has already.',
    fix: 'Remove the binding, or check that it is for this policy.',
    examples: bindings(
      'shared-secret-intunecd',
      'eap:\n  username: device-0001\n  password: file:secret.txt\n',
      'sharedSecret: file:secret.txt\n',
    ),
  },
  'binding-invalid': {
    finds: 'An unknown key, a value of the wrong type, or a secret written into the file itself.',
    fix: 'Write what the finding says. Write a secret as a reference: `env:NAME`, `file:PATH`, `-` or `prompt`.',
    examples: bindings(
      'shared-secret-intunecd',
      'sharedSecret: example-secret\n',
      'sharedSecret: file:secret.txt\n',
    ),
  },
} satisfies RuleParts;
