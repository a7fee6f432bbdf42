import { join } from 'node:path';
import fc from 'fast-check';
import forge from 'node-forge';
import { type Certificate, readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import { signProfile } from '../../src/signing/sign.js';
import { signerFromFiles } from '../../src/signing/signer.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { type VerifyOptions, verifySignature } from '../../src/signing/verify.js';
import {
  authority,
  type Credentials,
  file,
  folder,
  type Hierarchy,
  hierarchy,
  issue,
  signerExtensions,
  signerOf,
} from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';
import { runs } from '../support/runs.js';

const profile = Buffer.from('<plist version="1.0">\n<string>Grüße</string>\n</plist>\n');
/** Longer than the pieces in which BER writers cut content. */
const longProfile = Buffer.concat(Array<Buffer>(300).fill(profile));
const soon = new Date(Date.now() + 60_000);

const rsa = hierarchy('RSA-2048', 3);
const curve = hierarchy('P-256', 3);

/** What `openssl cms -sign` makes of a profile. */
function opensslSigns(
  { signer, intermediates }: Pick<Hierarchy, 'signer'> & Partial<Hierarchy>,
  options: readonly string[] = ['-nodetach', '-outform', 'DER'],
  content = profile,
): Buffer {
  const chain = Buffer.concat((intermediates ?? []).map(({ certificate }) => certificate));
  const chainOptions = chain.length === 0 ? [] : ['-certfile', file('chain.pem', chain)];
  const { certificateFile, keyFile } = signer;
  const arguments_ = ['-binary', '-signer', certificateFile, '-inkey', keyFile, ...chainOptions];
  return run('openssl', ['cms', '-sign', '-md', 'sha256', ...arguments_, ...options], content);
}

const trusting = ({ root }: Hierarchy): VerifyOptions => ({
  trust: readCertificates(root.certificate),
  at: soon,
});

async function verify(bytes: Uint8Array, options?: VerifyOptions) {
  const { cms, content } = await unwrap(bytes);
  if (cms === undefined) throw new Error('it is not signed');
  const { findings, ...rest } = verifySignature(cms, options);
  return { ...rest, content, rules: findings.map(({ rule }) => rule), findings };
}

describe('what openssl signed', () => {
  const attached = ['-nodetach', '-outform', 'DER'];

  test.each([
    ['attached', attached],
    ['streamed as BER', [...attached, '-stream']],
    ['with indefinite lengths', [...attached, '-indef']],
    ['with a key identifier instead of issuer and serial', [...attached, '-keyid']],
    ['with SHA-384', [...attached, '-md', 'sha384']],
    ['with SHA-512', [...attached, '-md', 'sha512']],
    ['without capabilities', [...attached, '-nosmimecap']],
    ['without signed attributes', [...attached, '-noattr']],
  ])('%s: verified, and the content is the same', async (_, options) => {
    for (const above of [rsa, curve]) {
      for (const content of [profile, longProfile]) {
        const report = await verify(opensslSigns(above, options, content), trusting(above));
        expect(report).toMatchObject({ valid: true, trusted: true, rules: [] });
        expect(Buffer.from(report.content ?? [])).toEqual(content);
      }
    }
  });

  test('a changed bit in a BER message is noticed', async () => {
    const signed = opensslSigns(rsa, [...attached, '-stream'], longProfile);
    signed[signed.indexOf('Grü')] = 'g'.charCodeAt(0);
    expect(await verify(signed)).toMatchObject({ valid: false, rules: ['signature-invalid'] });
  });

  test('detached: verified where the content is at hand, and told to be no profile either way', async () => {
    const signed = opensslSigns(rsa, ['-outform', 'DER']);
    const known = await verify(signed, { ...trusting(rsa), content: profile });
    expect(known).toMatchObject({
      content: undefined,
      valid: true,
      trusted: true,
      rules: ['signature-detached'],
    });
    const other = await verify(signed, { content: longProfile });
    expect(other).toMatchObject({ valid: false, rules: ['signature-detached', 'signature-invalid'] });
    expect(await verify(signed)).toMatchObject({ valid: false, rules: ['signature-detached'] });
  });

  test('PEM and base64 are read, and told to be unreadable to devices', async () => {
    const pem = opensslSigns(rsa, ['-nodetach', '-outform', 'PEM']);
    const base64 = Buffer.from(opensslSigns(rsa).toString('base64'));
    for (const text of [pem, base64]) {
      expect(await verify(text, trusting(rsa))).toMatchObject({ valid: true, rules: ['signature-pem'] });
    }
    expect((await verify(pem)).findings[0]?.message).toBe('The signed profile is PEM text, not DER.');
  });

  test('RSA-PSS: verified, and warned of', async () => {
    for (const salt of ['digest', '20']) {
      const pss = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', `rsa_pss_saltlen:${salt}`];
      const report = await verify(opensslSigns(rsa, [...attached, ...pss]), trusting(rsa));
      expect(report).toMatchObject({ valid: true, method: { scheme: 'RSA-PSS' }, rules: ['signature-key'] });
    }
  });

  test('two signers', async () => {
    const second = ['-signer', curve.signer.certificateFile, '-inkey', curve.signer.keyFile];
    const report = await verify(opensslSigns(rsa, [...attached, ...second]), trusting(rsa));
    expect(report.rules).toEqual(['signature-signers']);
    expect(report.findings[0]?.message).toBe('The message has 2 signers instead of one.');
  });

  test('SHA-1 and a small key', async () => {
    const small = issue({ name: '/CN=Small', kind: 'RSA-1024', extensions: signerExtensions });
    const signed = opensslSigns({ signer: small }, [...attached, '-md', 'sha1']);
    const report = await verify(signed);
    expect(report).toMatchObject({ valid: true, rules: ['signature-digest', 'signature-key'] });
    expect(report.findings.map(({ message }) => message)).toEqual([
      'The signature uses the digest SHA-1.',
      "The signer's RSA key has 1024 bits, fewer than 2048.",
    ]);
  });

  test('the signer certificate left out', async () => {
    const report = await verify(opensslSigns(rsa, [...attached, '-nocerts']), trusting(rsa));
    expect(report).toMatchObject({ valid: false, trusted: false, path: [], rules: ['signature-invalid'] });
  });

  test('certificates without any signature', async () => {
    const bundle = run('openssl', [
      'crl2pkcs7',
      '-nocrl',
      '-certfile',
      rsa.signer.certificateFile,
      '-outform',
      'DER',
    ]);
    expect(await verify(bundle)).toMatchObject({
      valid: false,
      rules: ['signature-signers', 'signature-detached'],
    });
  });
});

describeWith('certtool', 'what GnuTLS signed', () => {
  test('is verified', async () => {
    const { certificateFile, keyFile } = rsa.signer;
    const signer = ['--load-certificate', certificateFile, '--load-privkey', keyFile];
    const signed = run('certtool', ['--p7-sign', '--p7-time', '--outder', ...signer], profile);
    expect(await verify(signed)).toMatchObject({ valid: true, rules: [] });
  });
});

describeWith('cmsutil', 'what NSS signed', () => {
  test('is verified', async () => {
    const database = `sql:${folder}`;
    const p12 = join(folder, 'nss.p12');
    const { certificateFile, keyFile } = rsa.signer;
    const identity = [
      '-inkey',
      keyFile,
      '-in',
      certificateFile,
      '-name',
      'signer',
      '-passout',
      'pass:secret',
    ];
    run('openssl', ['pkcs12', '-export', ...identity, '-out', p12]);
    run('certutil', ['-N', '-d', database, '--empty-password']);
    run('certutil', [
      '-A',
      '-d',
      database,
      '-n',
      'root',
      '-t',
      'C,C,C',
      '-a',
      '-i',
      rsa.root.certificateFile,
    ]);
    for (const { certificateFile: path } of rsa.intermediates) {
      run('certutil', ['-A', '-d', database, '-n', path, '-t', ',,', '-a', '-i', path]);
    }
    run('pk12util', ['-i', p12, '-d', database, '-W', 'secret']);
    const content = file('profile.plist', profile);
    const signed = run('cmsutil', ['-S', '-G', '-Y', 'NONE', '-N', 'signer', '-d', database, '-i', content]);
    expect(await verify(signed, trusting(rsa))).toMatchObject({ valid: true, trusted: true });
  });
});

describe('trust and time', () => {
  const sign = (above: Hierarchy) => signProfile(profile, signerOf(above), { signingTime: soon });

  test('nothing is said about trust when no root is given', async () => {
    expect(await verify(await sign(rsa))).toMatchObject({ valid: true, trusted: undefined, rules: [] });
  });

  test('the chain breaks off', async () => {
    const alone = await sign({ ...rsa, intermediates: [] });
    const report = await verify(alone, trusting(rsa));
    expect(report).toMatchObject({ valid: true, trusted: false, rules: ['signature-chain'] });
    expect(report.findings[0]).toMatchObject({
      path: '/certificates/0',
      message:
        'The issuer of "C=DE, O=Contoso, CN=Profile signer RSA-2048 3", "O=Contoso, CN=Test authority 2", is neither in the message nor trusted.',
    });
  });

  test('the root is another one', async () => {
    const report = await verify(await sign(rsa), trusting(hierarchy('P-256', 1)));
    expect(report).toMatchObject({ valid: true, trusted: false, rules: ['signature-chain'] });
  });

  test('an intermediate authority may be the trusted one', async () => {
    const trust = rsa.intermediates.slice(0, 1).map((c) => readCertificate(c.certificate));
    const report = await verify(await sign(rsa), { trust });
    expect(report).toMatchObject({ trusted: true, rules: [] });
    expect(report.path).toHaveLength(2);
  });

  test('the root is embedded', async () => {
    const signed = opensslSigns({ ...rsa, intermediates: [...rsa.intermediates, rsa.root] });
    const report = await verify(signed, trusting(rsa));
    expect(report).toMatchObject({ valid: true, trusted: true, rules: ['signature-chain'] });
    expect(report.findings[0]?.message).toBe(
      'The message contains the root "O=Contoso, CN=Test root 2". Devices ignore it and use only the roots of their own trust store.',
    );
  });

  test('a self-signed signer', async () => {
    const self = issue({ name: '/CN=Self', kind: 'P-256', extensions: signerExtensions });
    const signed = await signProfile(profile, signerFromFiles(self), { signingTime: soon });
    expect(await verify(signed, { trust: [readCertificate(self.certificate)] })).toMatchObject({
      trusted: true,
      rules: [],
    });
    const report = await verify(signed, trusting(rsa));
    expect(report).toMatchObject({ trusted: false, rules: ['signature-chain'] });
    expect(report.findings[0]?.message).toBe('The chain ends at "CN=Self", which is not trusted.');
  });

  test('who is no authority, or has too many below it, leads nowhere', async () => {
    const issueUnder = (issuer: Credentials, name: string, constraints: string) =>
      issue({ name, kind: 'P-256', issuer, extensions: [`basicConstraints=critical,${constraints}`] });
    const { root } = rsa;
    const leafIssuer = issueUnder(root, '/CN=No authority', 'CA:FALSE');
    const first = issueUnder(root, '/CN=None below', 'CA:TRUE,pathlen:0');
    const second = issueUnder(first, '/CN=One too many', 'CA:TRUE');
    for (const intermediates of [[leafIssuer], [second, first]]) {
      const [issuer] = intermediates;
      if (issuer === undefined) throw new Error('unreachable');
      const signer = issueUnder(issuer, '/CN=Signer', 'CA:FALSE');
      const signed = opensslSigns({ signer, intermediates });
      expect(await verify(signed, trusting(rsa))).toMatchObject({
        valid: true,
        trusted: false,
        rules: ['signature-chain'],
      });
      expect(() =>
        run('openssl', ['cms', '-verify', '-inform', 'DER', '-CAfile', root.certificateFile], signed),
      ).toThrow();
    }
  });

  test('the signer has expired since', async () => {
    const at = new Date('2049-01-01T00:00:00Z');
    const report = await verify(await sign(rsa), { ...trusting(rsa), at });
    expect(report).toMatchObject({ valid: true, trusted: false });
    expect(report.findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['signature-expired', '/certificates/0'],
      ['signature-expired', '/certificates/1'],
      ['signature-expired', '/certificates/2'],
      ['signature-expired', ''],
    ]);
    expect(report.findings[0]?.message).toMatch(
      /^The certificate "C=DE, O=Contoso, CN=Profile signer RSA-2048 3" expired at 20/,
    );
  });

  test('signed outside the validity of the certificate', async () => {
    const signer = signerOf(rsa);
    const certificate = { ...signer.certificate, notBefore: new Date(0) };
    const signingTime = new Date('2001-01-01T00:00:00Z');
    const signed = await signProfile(profile, { ...signer, certificate }, { signingTime });
    const report = await verify(signed, trusting(rsa));
    expect(report).toMatchObject({ valid: true, rules: ['signature-time'] });
    expect(report.findings[0]?.message).toMatch(
      /^The profile was signed at 2001-01-01T00:00:00Z, but the certificate "C=DE, O=Contoso, CN=Profile signer RSA-2048 3" is not valid before 20/,
    );
  });
});

describe('what a certificate may be used for', () => {
  const signedUnder = (signer: Credentials, intermediates: readonly Credentials[] = []) =>
    opensslSigns({ signer, intermediates });
  const reasons = async (signed: Uint8Array) => {
    const { valid, trusted, findings } = await verify(signed, trusting(curve));
    return { valid, trusted, said: findings.map(({ rule, path, message }) => `${rule} ${path}: ${message}`) };
  };
  const { root } = curve;
  const signer = (extensions: readonly string[], issuer = root) =>
    issue({ name: '/CN=Signer', kind: 'P-256', issuer, extensions });

  test.each([
    ['keyUsage=critical,keyEncipherment', 'its key usage lacks digitalSignature'],
    [
      '1.2.3.4.5=critical,ASN1:NULL',
      'its critical extension 1.2.3.4.5 is not known, and RFC 5280 forbids accepting such a certificate',
    ],
    [
      'extendedKeyUsage=critical,serverAuth,1.2.3',
      'its extended key usage is critical and allows serverAuth, 1.2.3 only',
    ],
  ])('%s', async (extension, reason) => {
    const unfit = signer([extension]);
    expect(await reasons(signedUnder(unfit))).toEqual({
      valid: true,
      trusted: false,
      said: [
        `signature-usage /certificates/0: The certificate "CN=Signer" may not sign profiles: ${reason}.`,
      ],
    });
    expect(() => signerFromFiles(unfit)).toThrow(
      new InputError(`The certificate "CN=Signer" may not sign: ${reason}.`),
    );
  });

  test('what only others refuse is told', async () => {
    const web = signer(['keyUsage=critical,digitalSignature', 'extendedKeyUsage=serverAuth,clientAuth']);
    expect(await reasons(signedUnder(web))).toEqual({
      valid: true,
      trusted: true,
      said: [
        'signature-purpose /certificates/0: OpenSSL and NSS do not verify signatures by "CN=Signer" by default: its extended key usage allows serverAuth, clientAuth, not emailProtection.',
      ],
    });
  });

  test('authorities with weak keys, and weak signatures under them', async () => {
    const name = '/CN=Weak';
    const weak = issue({ name, kind: 'RSA-512', issuer: root, extensions: authority });
    const under = issue({ name: '/CN=Signer', kind: 'P-256', issuer: weak, digest: 'md5' });
    expect(await reasons(signedUnder(under, [weak]))).toEqual({
      valid: true,
      trusted: false,
      said: [
        'signature-digest /certificates/0: The certificate "CN=Signer" was signed with MD5.',
        'signature-key /certificates/1: The certificate "CN=Weak" has a weak or unknown key: its RSA key has 512 bits, fewer than 2048.',
      ],
    });
  });

  test('an authority that may not issue certificates is named', async () => {
    const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'];
    const unfit = issue({ name: '/CN=Unfit', kind: 'P-256', issuer: root, extensions });
    expect((await reasons(signedUnder(signer([], unfit), [unfit]))).said).toEqual([
      'signature-chain /certificates/0: The issuer of "CN=Signer", "CN=Unfit", may not issue certificates: its basic constraints or its key usage do not make it an authority.',
    ]);
    const [first, second] = [
      issue({ name: '/CN=Same', kind: 'P-256', issuer: root, extensions: authority }),
      issue({ name: '/CN=Same', kind: 'P-256', issuer: root, extensions: authority, days: 3000 }),
    ];
    expect((await reasons(signedUnder(signer([], first), [second]))).said).toEqual([
      'signature-chain /certificates/0: The issuer of "CN=Signer", "CN=Same", is not the one that signed it: the signature was made with another key.',
    ]);
  });

  test('two certificates that could be the one of the signer', async () => {
    const own = signerOf(curve);
    const der = Buffer.from(own.certificate.der);
    // Another certificate of the same issuer and serial number.
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
    const double = { ...own, chain: [readCertificate(der), ...own.chain] };
    expect(await reasons(await signProfile(profile, double, { signingTime: soon }))).toEqual({
      valid: false,
      trusted: false,
      said: [
        "signature-invalid /signerInfos/0: Several certificates in the message can be the signer's, and each program may use another one.",
      ],
    });
  });

  test('more certificates than any profile has are not tried', async () => {
    const own = signerOf(curve);
    const many = { ...own, chain: Array<Certificate>(51).fill(own.certificate) };
    await expect(
      signProfile(profile, many, { signingTime: soon }).then((signed) => unwrap(signed)),
    ).rejects.toThrow(new InputError('The message holds 52 certificates. alwayson reads at most 50.'));
  });
});

describe('other forms', () => {
  test('signed attributes out of order', async () => {
    const self = issue({ name: '/CN=Unordered', kind: 'RSA-2048', extensions: signerExtensions });
    const certificate = forge.pki.certificateFromPem(self.certificate.toString());
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(profile.toString('latin1'));
    message.addCertificate(certificate);
    message.addSigner({
      key: forge.pki.privateKeyFromPem(self.key.toString()),
      certificate,
      digestAlgorithm: '2.16.840.1.101.3.4.2.1',
      authenticatedAttributes: [
        { type: '1.2.840.113549.1.9.3', value: '1.2.840.113549.1.7.1' },
        { type: '1.2.840.113549.1.9.4' },
        { type: '1.2.840.113549.1.9.5' },
      ],
    });
    message.sign();
    const signed = Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
    const report = await verify(signed);
    expect(report).toMatchObject({ valid: true, rules: ['signature-not-der-order'] });
    expect(report.findings[0]?.path).toBe('/signerInfos/0/signedAttrs');
  });

  test('whatever byte is changed, the answer is no exception, and changed content is never valid', async () => {
    const signed = await signProfile(profile, signerOf(curve), { signingTime: soon });
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const changed = Buffer.from(signed);
        changed[index] = (changed[index] ?? 0) ^ change;
        try {
          const { cms, content } = await unwrap(changed);
          if (cms === undefined || !verifySignature(cms).valid) return;
          expect(Buffer.from(content ?? [])).toEqual(profile);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('unwrapping', () => {
  /** The message with its content as a UTF8String instead of an OCTET STRING; the signature would hold. */
  function asText(signed: Buffer): Buffer {
    const changed = Buffer.from(signed);
    changed[signed.indexOf(profile) - 2] = 12;
    return changed;
  }

  test.each([
    ['an XML property list', profile],
    ['a binary one', Buffer.from('bplist00\xd0', 'latin1')],
    ['something else that is no signature', Buffer.from('hello')],
    ['a certificate in PEM', rsa.signer.certificate],
    ['base64 of something else', Buffer.from('MA', 'latin1')],
    ['nothing', Buffer.of()],
  ])('%s comes back as it is', async (_, bytes) => {
    expect(await unwrap(bytes)).toEqual({ content: bytes, cms: undefined });
  });

  test.each([
    [
      'a damaged message',
      opensslSigns(rsa).subarray(0, 500),
      'The signed profile cannot be read: it is cut off or damaged.',
    ],
    [
      'a certificate',
      run('openssl', ['x509', '-outform', 'DER'], rsa.signer.certificate),
      'The signed profile cannot be read: the file looks like a certificate.',
    ],
    [
      'an encrypted message',
      run('openssl', ['cms', '-encrypt', '-aes256', '-outform', 'DER', rsa.signer.certificateFile], profile),
      'The whole message is encrypted. Only its recipient can open it.',
    ],
    [
      'another type of message',
      run('openssl', ['cms', '-data_create', '-outform', 'DER'], profile),
      'The message has the type 1.2.840.113549.1.7.1. Signed data (1.2.840.113549.1.7.2) is expected.',
    ],
    [
      'content of another type than octets',
      asText(opensslSigns(rsa)),
      'The signed profile cannot be read: eContent lacks the OCTET STRING in its place. RFC 5652 does not allow that, and programs that read it see different messages.',
    ],
  ])('%s is refused', async (_, bytes, sentence) => {
    await expect(unwrap(bytes)).rejects.toThrow(new InputError(sentence));
  });
});
