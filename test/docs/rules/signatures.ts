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
      "A signature that is not one by the signer's key over this content: the profile was changed, the certificate is missing, or the algorithm is not known.",
    fix: 'Sign the profile as it is now: `alwayson sign`.',
    examples: against(
      'signed-and-altered',
      "sed 's/vpn.contoso.com/vpn.evil-co.com/g' signed.mobileconfig > altered.mobileconfig",
    ),
  },
  'signature-signers': {
    finds: 'A message with no signer or with several.',
    fix: 'Sign once.',
    examples: against(
      'signed-by-two',
      `${sign} -signer second.pem -inkey second.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-detached': {
    finds: 'A signature that holds no content. The profile itself is in another file and is not checked.',
    fix: 'Sign with the content in the message: `-nodetach` for OpenSSL.',
    examples: against('signed-detached', `${sign} \\\n  -outform DER -out signed.mobileconfig`),
  },
  'signature-pem': {
    finds: 'A message that begins with `-----BEGIN`, or that is only base64. The profile in it is checked.',
    fix: 'Write DER: `openssl cms -cmsout -inform PEM -in signed.pem -outform DER -out signed.mobileconfig`.',
    examples: against('signed-as-pem', `${sign} \\\n  -nodetach -outform PEM -out signed.mobileconfig`),
  },
  'signature-chain': {
    finds:
      'A self-signed root inside the message, which the device passes over; and, with `--trust`, a chain that leads to none of these certificates.',
    fix: 'Put the intermediate certificates into the message and leave the root out; the device has to have it.',
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
      'A certificate of the chain that is expired, or not yet valid, at the moment of the check. A profile that is installed already stays.',
    fix: 'Sign again with a certificate that is valid. Mind that a device lets a signed profile be replaced only by one with the same signing certificate.',
    examples: against(
      'signed-and-expired',
      `# expired.pem was valid until 2026-12-31\nopenssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer expired.pem -inkey expired.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-time': {
    finds: 'A signing time, as the message says it, at which the signing certificate was not valid.',
    fix: 'Set the clock and sign again, or give the time: `alwayson sign --signing-time`.',
    examples: against(
      'signed-before-its-time',
      `# later.pem is valid from 2040-01-01 on\nopenssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer later.pem -inkey later.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-digest': {
    finds: 'SHA-1 or MD5 as the digest of the signature, or of the signature in a certificate of the chain.',
    fix: 'Sign with SHA-256.',
    examples: against(
      'signed-with-sha-1',
      `${sign.replace('sha256', 'sha1')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-key': {
    finds:
      "An RSA key of less than 2048 bits, the signer's or that of any authority above it, RSA-PSS, and curves other than P-256, P-384 and P-521.",
    fix: 'Sign with RSA of 2048 bits or more, or with P-256.',
    examples: against(
      'signed-with-a-small-key',
      `openssl cms -sign -binary -md sha256 -in vpn.mobileconfig -signer rsa1024.pem -inkey rsa1024.key \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-usage': {
    finds:
      'A signer whose key usage lacks `digitalSignature`, an authority that may not issue certificates, a critical extended key usage only for other purposes, and any critical extension that is not known. `alwayson sign` rejects such a signer.',
    fix: 'Sign with a certificate that may sign: key usage `digitalSignature`, and no extended key usage or `emailProtection`.',
    examples: against(
      'signed-against-its-use',
      `# gateway.pem has keyUsage=critical,keyEncipherment\n${sign.replaceAll('signer.', 'gateway.')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-purpose': {
    finds:
      "A signer whose extended key usage lacks `emailProtection`, as those of web servers do, or who has one of Apple's critical extensions. Such profiles are in use, and devices are not known to reject them; `openssl cms -verify` does without `-purpose any`, and so may what else checks the profile on its way.",
    fix: 'Nothing must be done for devices. For other programs, sign with a certificate without an extended key usage, or with `emailProtection`.',
    examples: against(
      'signed-by-a-web-server',
      `# server.pem has extendedKeyUsage=serverAuth,clientAuth\n${sign.replaceAll('signer.', 'server.')} \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-names': {
    finds:
      'A certificate with a name outside of the name constraints of an authority above it: in the subject, the alternative names, an e-mail address in the subject, or the name of a host as the common name.',
    fix: 'Sign with a certificate whose names its authority allows.',
    examples: against(
      'signed-under-limited-names',
      `# branch.pem has nameConstraints=critical,permitted;dirName:O=Fabrikam\n${sign} -certfile branch.pem \\\n  -nodetach -outform DER -out signed.mobileconfig`,
    ),
  },
  'signature-not-der-order': {
    finds:
      'Signed attributes that are not sorted by their bytes, as node-forge writes them when its own documentation is followed.',
    fix: 'Sign with a tool that sorts them: `alwayson sign`, OpenSSL.',
    examples: against(
      'signed-in-another-order',
      '# node-forge, authenticatedAttributes: contentType, messageDigest, signingTime',
    ),
  },
} satisfies RuleParts;
