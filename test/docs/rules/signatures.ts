import { readFileSync } from 'node:fs';
import { readCertificates } from '../../../src/certificates/certificate.js';
import { type Examples, type FileExample, files } from './example.js';
import type { RuleParts } from './part.js';

const sign = 'openssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer signer.pem -inkey signer.key';

const made = (folder: string, shown: string, options?: FileExample['options']): FileExample => ({
  folder,
  where: 'a profile made with',
  shown,
  ...(options && { options }),
});

const right = made('signed', `${sign} \\\n  -nodetach -outform DER -out signed.mobileconfig`);

function against(folder: string, shown: string): Examples {
  return files(made(folder, shown), right);
}

const trusting = (file: string) => () => ({
  trust: readCertificates(readFileSync(`fixtures/verify/${file}`)),
});

export const signatureParts = {
  'signature-invalid': {
    finds:
      'A signature that does not fit the content and the key of the signer. The profile was changed after it was signed, the certificate is missing, or the algorithm is unknown.',
    fix: 'Sign the profile again: `alwayson sign --resign`.',
    examples: against(
      'signed-and-altered',
      "sed 's/vpn.contoso.com/vpn.evil-co.com/g' signed.mobileconfig > altered.mobileconfig",
    ),
  },
  'signature-signers': {
    finds: 'A signed message without a signer, or with several.',
    fix: 'Sign the profile once, with one signer.',
    examples: against(
      'signed-by-two',
      `${sign} -signer second.pem -inkey second.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-detached': {
    finds:
      'A signature that does not hold the profile. The profile is in another file, so alwayson does not check it.',
    fix: 'Sign with the content in the message. OpenSSL does that with `-nodetach`.',
    examples: against('signed-detached', `${sign} \\\n  -outform DER -out signed.mobileconfig`),
  },
  'signature-pem': {
    finds:
      'A signed profile that begins with `-----BEGIN` or is base64 text. alwayson checks the profile in it.',
    fix: 'Convert it to DER: `openssl cms -cmsout -inform PEM -in signed.pem -outform DER -out signed.mobileconfig`.',
    examples: against('signed-as-pem', `${sign} \\\n  -nodetach -outform PEM -out signed.mobileconfig`),
  },
  'signature-chain': {
    finds:
      'A self-signed root certificate inside the message, which devices ignore. With `--trust` also a chain that leads to none of the trusted certificates.',
    fix: 'Put the intermediate certificates into the message and leave the root out. The device must have the root already.',
    examples: files(
      made(
        'signed-and-not-trusted',
        `${sign} \\\n  -nodetach -outform DER -out signed.mobileconfig\nalwayson verify signed.mobileconfig --trust other-root.pem`,
        trusting('signed-and-not-trusted/other-root.pem'),
      ),
      made(
        'signed-and-trusted',
        `${sign} \\\n  -nodetach -outform DER -out signed.mobileconfig\nalwayson verify signed.mobileconfig --trust root.pem`,
        trusting('signed-and-trusted/root.pem'),
      ),
    ),
  },
  'signature-expired': {
    finds:
      'A certificate of the chain that has expired or is not valid yet at the time of the check. A profile that is installed already stays installed.',
    fix: 'Sign the profile again with a valid certificate. A device replaces a signed profile only by one with the same signing certificate.',
    examples: against(
      'signed-and-expired',
      `# expired.pem was valid until 2026-12-31\nopenssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer expired.pem -inkey expired.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-time': {
    finds: 'A signing time in the message at which the signing certificate was not valid.',
    fix: 'Set the clock and sign again, or give the time: `alwayson sign --signing-time`.',
    examples: against(
      'signed-before-its-time',
      `# later.pem is valid from 2040-01-01 on\nopenssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer later.pem -inkey later.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-digest': {
    finds:
      "SHA-1 or MD5, as the digest of the profile's signature or of a certificate's signature in the chain.",
    fix: 'Sign with SHA-256.',
    examples: against(
      'signed-with-sha-1',
      `${sign.replace('sha256', 'sha1')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-key': {
    finds:
      'An RSA key of less than 2048 bits, of the signer or of an authority above it. Also RSA-PSS, and elliptic curves other than P-256, P-384 and P-521.',
    fix: 'Sign with an RSA key of 2048 bits or more, or with P-256.',
    examples: against(
      'signed-with-a-small-key',
      `openssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer rsa1024.pem -inkey rsa1024.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-usage': {
    finds:
      'A signer whose key usage does not include `digitalSignature`, an authority that may not issue certificates, a critical extended key usage for other purposes only, or an unknown critical extension. `alwayson sign` rejects such a signer.',
    fix: 'Sign with a certificate that may sign: its key usage includes `digitalSignature`, and it has either no extended key usage or `emailProtection`.',
    examples: against(
      'signed-against-its-use',
      `# gateway.pem has keyUsage=critical,keyEncipherment\n${sign.replaceAll('signer.', 'gateway.')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-purpose': {
    finds:
      'A signer whose extended key usage does not include `emailProtection`, such as the certificate of a web server, or one with a critical extension of Apple. Many signed profiles are like this, and devices are not known to reject them. `openssl cms -verify` rejects them without `-purpose any`, and other programs that check the profile can do the same.',
    fix: 'Change nothing for devices. For other programs, sign with a certificate that has no extended key usage, or has `emailProtection`.',
    examples: against(
      'signed-by-a-web-server',
      `# server.pem has extendedKeyUsage=serverAuth,clientAuth\n${sign.replaceAll('signer.', 'server.')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-names': {
    finds:
      'A certificate with a name outside the name constraints of an authority above it. alwayson checks the subject, the alternative names, an email address in the subject, and a host name as the common name.',
    fix: 'Sign with a certificate whose names its authority allows.',
    examples: against(
      'signed-under-limited-names',
      `# branch.pem has nameConstraints=critical,permitted;dirName:O=Fabrikam\n${sign} -certfile branch.pem \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-not-der-order': {
    finds:
      'Signed attributes that are not sorted by their bytes. node-forge writes them unsorted if you follow its documentation.',
    fix: 'Sign with a tool that sorts them, such as `alwayson sign` or OpenSSL.',
    examples: against(
      'signed-in-another-order',
      '# node-forge, authenticatedAttributes: contentType, messageDigest, signingTime',
    ),
  },
} satisfies RuleParts;
