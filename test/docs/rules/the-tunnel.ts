import { deviceIdentity, rootCertificate } from '../../support/good-profile.js';
import { changes } from './example.js';
import type { RuleParts } from './part.js';

const eapTls = { ExtendedAuthEnabled: 1 };
const uuidOfCA = '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702';

export const tunnelParts = {
  'remote-address': {
    finds:
      '`RemoteAddress` that is missing or empty, or that is no host name or address: a URL, a path, a port, white space.',
    fix: 'Write the host name or IP address of the gateway, and nothing else.',
    examples: changes(
      'tunnel',
      { RemoteAddress: 'https://vpn.example.com/' },
      { RemoteAddress: 'vpn.example.com' },
    ),
  },
  'remote-identifier': {
    finds: '`RemoteIdentifier` that is missing or empty.',
    fix: 'Write the identity with which the gateway answers; it must be in its certificate, unless `ServerCertificateCommonName` says another name.',
    examples: changes('tunnel', { RemoteIdentifier: '' }),
  },
  'local-identifier': {
    finds:
      '`LocalIdentifier` that is missing or empty, so that the device sends its IP address: an error where the certificate of the device has to confirm the name, a note with EAP and with a shared secret. As a warning, a name that is no subjectAltName of the certificate, where the PKCS#12 file can be opened, or is not requested by SCEP or ACME; for strongSwan a common name is not enough. A common name that is requested is a note, because the CA can add the subjectAltName.',
    fix: 'Write a subjectAltName of the certificate of the device: a DNS name, an email address or an IP address.',
    examples: changes('tunnel', { LocalIdentifier: undefined }),
  },
  'identifier-distinguished-name': {
    finds:
      'A distinguished name such as `CN=vpn.example.com,O=Example` in `LocalIdentifier` or `RemoteIdentifier`. Apple devices send it as a host name.',
    fix: 'Write a host name, an email address or an IP address that is a subjectAltName of the certificate.',
    examples: changes('tunnel', { RemoteIdentifier: 'C=DE, O=Example, CN=vpn.example.com' }),
  },
  'remote-identifier-mismatch': {
    finds:
      'A host name in `RemoteIdentifier`, and in `ServerCertificateCommonName` if there is one, whose domain is another than that of `RemoteAddress`, or two different addresses.',
    fix: 'Check the certificate of the gateway: one of the two names must be in it. If it is, nothing is wrong.',
    examples: changes('tunnel', {
      RemoteIdentifier: 'vpn.example.org',
      ServerCertificateCommonName: 'vpn.example.org',
    }),
  },
  'auth-method': {
    finds:
      '`AuthenticationMethod` that is missing, unknown, or `None` without EAP. With EAP an missing or unknown method is a warning, because devices then happen to do what was meant.',
    fix: 'Write `Certificate`, `SharedSecret`, or `None` together with `ExtendedAuthEnabled` 1 and a user name and password.',
    examples: changes('tunnel', { AuthenticationMethod: 'None' }),
  },
  'auth-shared-secret': {
    finds:
      'Method `SharedSecret` without a `SharedSecret`, or with an empty one; as a warning, one that is asterisks only.',
    fix: 'Add the secret. Exports of Intune hide it, so add it to the bindings as `sharedSecret`.',
    examples: changes(
      'tunnel',
      { AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined },
      { AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined, SharedSecret: 'example' },
    ),
  },
  'auth-identity-missing': {
    finds: 'Method `Certificate` without EAP and without `PayloadCertificateUUID`.',
    fix: 'Write the `PayloadUUID` of the payload with the identity: `com.apple.security.pkcs12`, `.scep` or `.acme`, in the same profile. Where the gateway asks for a user name and password, set `ExtendedAuthEnabled` to 1 instead.',
    examples: changes('tunnel', { PayloadCertificateUUID: undefined }),
  },
  'auth-identity-unresolved': {
    finds:
      'A `PayloadCertificateUUID` that no payload of the profile has, or that of a payload without a private key. Capitals count. A payload of an unknown type is a note.',
    fix: 'Write the `PayloadUUID` of the identity, and keep both payloads in one profile: a tunnel cannot refer to an identity of another profile.',
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
      'EAP without a name and password and without an identity, or a name without a password. A plain VPN asks the user for them, so there it is a note.',
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
      '`AuthenticationMethod` `Certificate` with an identity, `ExtendedAuthEnabled` 1 and `AuthName`. The identity can be meant for EAP-TLS, as the schema says of `PayloadCertificateUUID`, or for the device itself with EAP-MSCHAPv2 after it, as an example of Apple says.',
    fix: 'Test it with the gateway. For EAP-TLS alone, remove `AuthName` and `AuthPassword`.',
    examples: changes('tunnel', { ...eapTls, AuthName: 'device-0001', AuthPassword: 'example' }, eapTls),
  },
  'auth-unused': {
    finds: 'A name, password, secret or identity that the way of authenticating does not use.',
    fix: 'Remove it, or choose the method that uses it.',
    examples: changes('tunnel', { SharedSecret: 'example' }),
  },
  'certificate-type': {
    finds:
      'A `CertificateType` that does not exist, `Ed25519` (which Apple lists by mistake), or one for another kind of key than the identity has; missing, it means `RSA`. The key is that of the PKCS#12 file, or the one that SCEP or ACME asks for. With EAP a mismatch is a warning, as EAP-TLS negotiates by itself.',
    fix: 'Write the type that the finding names: `RSA`, `RSA-PSS`, `ECDSA256`, `ECDSA384` or `ECDSA521`.',
    examples: changes('tunnel', { CertificateType: 'RSA' }),
  },
  'certificate-issuer-name': {
    finds: '`CertificateType` without `ServerCertificateIssuerCommonName`: a warning, and an error with EAP.',
    fix: "Write the common name of the issuer of the gateway's certificate, as it stands in the certificate.",
    examples: changes('tunnel', { ServerCertificateIssuerCommonName: undefined }),
  },
  'certificate-issuer-unmatched': {
    finds:
      '`ServerCertificateIssuerCommonName` that is the common name of no CA of the profile, or a whole distinguished name. As a note, the name in a profile without a CA, because the device then has to trust that CA already.',
    fix: 'Write the common name of the CA that issued the certificate of the gateway, and add the certificate of that CA to the profile.',
    examples: changes('tunnel', { ServerCertificateIssuerCommonName: 'CN=Example VPN Root CA, O=Example' }),
  },
  'certificate-request-absent': {
    finds:
      'A tunnel without `ServerCertificateIssuerCommonName` whose gateway shows a certificate. With a `CertificateType` beside it, [certificate-issuer-name](certificate-issuer-name.md) says more.',
    fix: 'Write the common name of the issuer, or let the gateway always send its certificate (strongSwan: `send_cert = always`).',
    examples: changes(
      'tunnel',
      { CertificateType: undefined, ServerCertificateIssuerCommonName: undefined },
      { CertificateType: undefined, ServerCertificateIssuerCommonName: 'Example VPN Root CA' },
    ),
  },
  'certificate-authority': {
    finds:
      'A VPN whose server shows a certificate, in a profile without a payload `com.apple.security.root`, `.pem` or `.pkcs1`. Where the tunnel names the issuer, [certificate-issuer-unmatched](certificate-issuer-unmatched.md) says it.',
    fix: 'Add the root as a payload, unless the device trusts it already: a public CA, or one that another profile brings.',
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
      'A TLS version that does not exist or that the OS does not know (1.3 before iOS 27), a minimum above the maximum, and, as a warning, TLS versions without EAP.',
    fix: 'Write `1.2` for both, or 1.3 for both where every device has iOS 27. With a minimum of 1.3 alone the default maximum of 1.2 contradicts it.',
    examples: changes(
      'tunnel',
      { ...eapTls, TLSMinimumVersion: '1.3', TLSMaximumVersion: '1.2' },
      { ...eapTls, TLSMinimumVersion: '1.2', TLSMaximumVersion: '1.2' },
    ),
  },
  'identity-pkcs12': {
    finds:
      'A PKCS#12 payload that its `Password` does not open, or that holds no key with its certificate. A warning is several keys, a certificate that is expired, not yet valid, or only for servers. Protection that iOS 17 and older reject, with the message that the password is incorrect, is a warning for these versions and a note for newer ones.',
    fix: 'For a wrong password: write the one with which the file was made. For the protection: write the file anew with the commands of the finding.',
    examples: changes('identity', { Password: 'incorrect horse' }, { PayloadContent: deviceIdentity }),
  },
  'trusted-root': {
    finds:
      'A payload `com.apple.security.root`, `.pem` or `.pkcs1` that holds no certificate. A warning is one that is expired or not yet valid, several in one payload, an intermediate one in a `.root` payload, and one that is no CA.',
    fix: 'Put the certificate in, in DER. An intermediate one belongs in a payload `com.apple.security.pkcs1`.',
    examples: changes(
      'ca',
      { PayloadContent: Buffer.from('no certificate') },
      { PayloadContent: rootCertificate },
    ),
  },
} satisfies RuleParts;
