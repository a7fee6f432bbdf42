import { deviceIdentity, rootCertificate } from '../../support/good-profile.js';
import { changes } from './example.js';
import type { RuleParts } from './part.js';

const eapTls = { ExtendedAuthEnabled: 1 };
const uuidOfCA = '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702';

export const tunnelParts = {
  'remote-address': {
    finds:
      'A `RemoteAddress` that is missing, empty, or not a host name or IP address, for example a URL, or a name with a path, a port or a space.',
    fix: 'Write only the host name or IP address of the gateway.',
    examples: changes(
      'tunnel',
      { RemoteAddress: 'https://vpn.example.com/' },
      { RemoteAddress: 'vpn.example.com' },
    ),
  },
  'remote-identifier': {
    finds: 'A `RemoteIdentifier` that is missing or empty.',
    fix: 'Write the identity that the gateway presents. Its certificate must have this name, unless `ServerCertificateCommonName` says another one.',
    examples: changes('tunnel', { RemoteIdentifier: '' }),
  },
  'local-identifier': {
    finds:
      'A `LocalIdentifier` that is missing or empty, so that the device sends its IP address. It is an error if the certificate of the device must confirm the name, and a note with EAP and with a shared secret. As a warning, a name that is not a subjectAltName of the certificate in the PKCS#12 file, or not a name that the device requests by SCEP or ACME. A common name is not enough for strongSwan. A common name that the device requests is a note, because the CA can add the subjectAltName.',
    fix: "Write a subjectAltName of the device's certificate: a DNS name, an email address or an IP address.",
    examples: changes('tunnel', { LocalIdentifier: undefined }),
  },
  'identifier-distinguished-name': {
    finds:
      'A distinguished name such as `CN=vpn.example.com,O=Example` in `LocalIdentifier` or `RemoteIdentifier`, which Apple devices send as a host name, or in `ServerCertificateCommonName`, which devices compare with single names.',
    fix: 'Write a host name, an email address or an IP address that is a subjectAltName of the certificate, and in `ServerCertificateCommonName` the common name alone.',
    examples: changes('tunnel', { RemoteIdentifier: 'C=DE, O=Example, CN=vpn.example.com' }),
  },
  'remote-identifier-mismatch': {
    finds:
      'A host name in `RemoteIdentifier` (and in `ServerCertificateCommonName`, if the profile has it) in another domain than `RemoteAddress`, or two different IP addresses.',
    fix: 'Check the certificate of the gateway. It must have one of the two names. If it does, change nothing.',
    examples: changes('tunnel', {
      RemoteIdentifier: 'vpn.example.org',
      ServerCertificateCommonName: 'vpn.example.org',
    }),
  },
  'auth-method': {
    finds:
      'An `AuthenticationMethod` that is missing, unknown, or `None` without EAP. With EAP a missing or unknown method is a warning, because devices then happen to do what is meant.',
    fix: 'Write `Certificate`, `SharedSecret`, or `None` together with `ExtendedAuthEnabled` 1 and a user name and password.',
    examples: changes('tunnel', { AuthenticationMethod: 'None' }),
  },
  'auth-shared-secret': {
    finds:
      'Method `SharedSecret` with a missing or empty `SharedSecret`. As a warning, a secret that is only asterisks.',
    fix: 'Add the secret. Exports of Intune hide it, so add it to the bindings as `sharedSecret`.',
    examples: changes(
      'tunnel',
      { AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined },
      { AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined, SharedSecret: 'example' },
    ),
  },
  'auth-identity-missing': {
    finds: 'Method `Certificate` without EAP and without `PayloadCertificateUUID`.',
    fix: 'Set `PayloadCertificateUUID` to the `PayloadUUID` of the identity payload (`com.apple.security.pkcs12`, `.scep` or `.acme`) in the same profile. If the gateway asks for a user name and password, set `ExtendedAuthEnabled` to 1 instead.',
    examples: changes('tunnel', { PayloadCertificateUUID: undefined }),
  },
  'auth-identity-unresolved': {
    finds:
      'A `PayloadCertificateUUID` that names no payload of the profile, or a payload without a private key. Upper and lower case count. A payload of an unknown type is a note.',
    fix: 'Write the `PayloadUUID` of the identity, and keep both payloads in one profile. A tunnel cannot use an identity of another profile.',
    examples: changes('tunnel', { PayloadCertificateUUID: uuidOfCA }),
  },
  'auth-eap-tls-without-certificate-method': {
    finds: 'EAP with an identity in a tunnel of Always On whose method is `None`.',
    fix: 'Write `AuthenticationMethod` `Certificate` beside `ExtendedAuthEnabled` 1.',
    examples: changes(
      'tunnel',
      { ...eapTls, AuthenticationMethod: 'None' },
      { ...eapTls, AuthenticationMethod: 'Certificate' },
    ),
  },
  'auth-eap-credentials': {
    finds:
      'EAP with neither a user name and password nor an identity, or a user name without a password. It is a note in a plain VPN, because the device then asks the user.',
    fix: 'Write `AuthName` and `AuthPassword`, or name an identity for EAP-TLS.',
    examples: changes(
      'tunnel',
      { ...eapTls, AuthenticationMethod: 'None', PayloadCertificateUUID: undefined },
      {
        ...eapTls,
        AuthenticationMethod: 'None',
        PayloadCertificateUUID: undefined,
        AuthName: 'device-0001',
        AuthPassword: 'example',
      },
    ),
  },
  'auth-certificate-with-eap-credentials': {
    finds:
      "`AuthenticationMethod` `Certificate` with an identity, `ExtendedAuthEnabled` 1 and `AuthName`. By Apple's schema the identity is for EAP-TLS. By an example of Apple it is for the device itself, with EAP-MSCHAPv2 after it.",
    fix: 'Test it with the gateway. For EAP-TLS alone, remove `AuthName` and `AuthPassword`.',
    examples: changes('tunnel', { ...eapTls, AuthName: 'device-0001', AuthPassword: 'example' }, eapTls),
  },
  'auth-unused': {
    finds: 'A user name, password, secret or identity that the authentication method does not use.',
    fix: 'Remove it, or choose the method that uses it.',
    examples: changes('tunnel', { SharedSecret: 'example' }),
  },
  'certificate-type': {
    finds:
      'A `CertificateType` that does not exist, `Ed25519` (which Apple lists by mistake), or a type that does not fit the key of the identity. A missing `CertificateType` means `RSA`. The key is the one in the PKCS#12 file, or the one that SCEP or ACME asks for. With EAP a mismatch is a warning, because EAP-TLS negotiates by itself.',
    fix: 'Write the type that the finding names: `RSA`, `RSA-PSS`, `ECDSA256`, `ECDSA384` or `ECDSA521`.',
    examples: changes('tunnel', { CertificateType: 'RSA' }),
  },
  'certificate-issuer-name': {
    finds:
      '`CertificateType` without `ServerCertificateIssuerCommonName`. It is a warning, and an error with EAP.',
    fix: "Write the common name of the issuer, exactly as the gateway's certificate has it.",
    examples: changes('tunnel', { ServerCertificateIssuerCommonName: undefined }),
  },
  'certificate-issuer-unmatched': {
    finds:
      'A `ServerCertificateIssuerCommonName` that is not the common name of a CA in the profile, or that is a whole distinguished name. As a note, the name in a profile without a CA, because the device then has to trust that CA already.',
    fix: "Write the common name of the CA that issued the gateway's certificate, and add that CA's certificate to the profile.",
    examples: changes('tunnel', { ServerCertificateIssuerCommonName: 'CN=Example VPN Root CA, O=Example' }),
  },
  'certificate-request-absent': {
    finds:
      'A tunnel without `ServerCertificateIssuerCommonName` to a gateway that presents a certificate. If the tunnel has a `CertificateType`, see [certificate-issuer-name](certificate-issuer-name.md).',
    fix: 'Write the common name of the issuer, or let the gateway always send its certificate (strongSwan: `send_cert = always`).',
    examples: changes(
      'tunnel',
      { CertificateType: undefined, ServerCertificateIssuerCommonName: undefined },
      { CertificateType: undefined, ServerCertificateIssuerCommonName: 'Example VPN Root CA' },
    ),
  },
  'certificate-authority': {
    finds:
      'A profile without a payload `com.apple.security.root`, `.pem` or `.pkcs1`, if the gateway presents a certificate. If the tunnel names the issuer, see [certificate-issuer-unmatched](certificate-issuer-unmatched.md).',
    fix: 'Add the root as a payload, unless the device trusts it already, for example a public CA or one of another profile.',
    examples: changes(
      'plainProfile',
      {
        'PayloadContent/2/IKEv2/ServerCertificateIssuerCommonName': undefined,
        'PayloadContent/0': undefined,
      },
      { 'PayloadContent/2/IKEv2/ServerCertificateIssuerCommonName': undefined },
    ),
  },
  'tls-version': {
    finds:
      'A TLS version that does not exist or that the OS does not have (1.3 before iOS 27), or a minimum above the maximum. As a warning, TLS versions without EAP.',
    fix: 'Write `1.2` for both, or `1.3` for both if every device has iOS 27. A minimum of 1.3 without a maximum contradicts the default maximum of 1.2.',
    examples: changes(
      'tunnel',
      { ...eapTls, TLSMinimumVersion: '1.3', TLSMaximumVersion: '1.2' },
      { ...eapTls, TLSMinimumVersion: '1.2', TLSMaximumVersion: '1.2' },
    ),
  },
  'identity-pkcs12': {
    finds:
      'A PKCS#12 payload that its `Password` does not open, or without a key and its certificate. As a warning, several keys, or a certificate that has expired, is not valid yet or is only for servers. A protection that iOS 17 and older reject with the message that the password is incorrect is a warning for these versions and a note for newer ones.',
    fix: 'If the password is wrong, write the one with which the file was made. If iOS 17 rejects the protection, write the file again with the commands of the finding.',
    examples: changes('identity', { Password: 'incorrect horse' }, { PayloadContent: deviceIdentity }),
  },
  'trusted-root': {
    finds:
      'A payload `com.apple.security.root`, `.pem` or `.pkcs1` without a certificate. As a warning, a certificate that has expired, is not valid yet or is not a CA, several certificates in one payload, or an intermediate certificate in a `.root` payload.',
    fix: 'Put the certificate into the payload in DER. Put an intermediate certificate into a payload `com.apple.security.pkcs1`.',
    examples: changes(
      'ca',
      { PayloadContent: Buffer.from('no certificate') },
      { PayloadContent: rootCertificate },
    ),
  },
} satisfies RuleParts;
