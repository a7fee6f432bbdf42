import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Severity } from '../src/finding.js';
import { type VerifyOptions, verify } from '../src/verify/verify.js';

/** Profiles from the field, with what is right to say of them; they lie beside the repository where it is developed. */
const folder = new URL('../../shared/cases/', import.meta.url);
const corpus = new URL('../../shared/corpus/encrypted-dns/', import.meta.url);
const now = new Date('2026-12-01T00:00:00Z');

for (const { pathname } of [folder, corpus]) {
  if (!existsSync(pathname))
    process.stderr.write(`notice: profiles from the field are not judged, ${pathname} is absent\n`);
}

/** `severity rule` of all errors and warnings, and of the notes that matter for the case. */
interface Answer {
  readonly file: string;
  readonly options?: VerifyOptions;
  readonly said: readonly `${Severity} ${string}`[];
  /** Notes that have to be among the others. */
  readonly notes?: readonly string[];
  /** The oldest iOS in the heading; absent where it must claim nothing. */
  readonly minimumOS?: string;
}

const onMac: VerifyOptions = { platform: 'macOS', os: '26.1' };

const answers: readonly Answer[] = [
  {
    file: '02-hwdsl2-ikev2/phone.mobileconfig',
    said: [],
    notes: ['on-demand-off', 'certificate-request-absent'],
    minimumOS: '9.0',
  },
  {
    file: '03-jawj-eap-asks-user/vpn.mobileconfig',
    said: [],
    notes: ['local-identifier', 'auth-eap-credentials'],
    minimumOS: '9.0',
  },
  {
    file: '05-ncsc-always-on/ncsc.mobileconfig',
    said: ['error auth-identity-missing', 'warning certificate-issuer-name'],
    notes: ['user-toggle'],
  },
  {
    file: '08-group-2-on-demand/user.mobileconfig',
    said: ['error sa-dh-group', 'error sa-dh-group', 'warning on-demand-never-reached'],
    notes: ['payload-envelope'],
  },
  {
    file: '09-made-up-keys/u1.mobileconfig',
    said: [
      'error payload-envelope',
      'error payload-envelope',
      'error payload-envelope',
      'error payload-envelope',
      'warning key-unknown',
      'error key-missing',
    ],
  },
  {
    file: '13-post-quantum-p12-asks/phone.mobileconfig',
    said: ['warning identity-pkcs12', 'warning nat-keepalive', 'warning nat-keepalive'],
    notes: ['sa-post-quantum'],
  },
  {
    file: '16-mac-no-payloadscope/phone.mobileconfig',
    options: onMac,
    said: ['warning payload-scope'],
  },
  {
    file: '16-mac-no-payloadscope/phone.mobileconfig',
    options: { platform: 'macOS', os: '26.0' },
    said: [],
    notes: ['payload-scope'],
  },
  { file: '17-p12-password/modern.mobileconfig', said: [], notes: ['identity-pkcs12'], minimumOS: '18.0' },
  { file: '17-p12-password/wrong.mobileconfig', said: ['error identity-pkcs12'] },
  {
    file: '20-machine-none-eap-off/phone.mobileconfig',
    said: ['error auth-method', 'warning certificate-issuer-unmatched'],
  },
  { file: '21-issuer-names-no-ca/phone.mobileconfig', said: ['warning certificate-issuer-unmatched'] },
  { file: '22-ec-identity-no-type/phone.mobileconfig', said: ['error certificate-type'] },
  {
    file: '23-dn-as-identifier/phone.mobileconfig',
    said: ['warning identifier-distinguished-name', 'warning identifier-distinguished-name'],
  },
  { file: '50-on-demand-order/exclusion-last.mobileconfig', said: ['warning on-demand-never-reached'] },
  { file: '52-ipv4-unknown-key/split.mobileconfig', said: ['warning key-unknown'] },
  ...['newline', 'port', 'space', 'url'].map(
    (name): Answer => ({
      file: `57-address-with-port/${name}.mobileconfig`,
      said: ['error remote-address'],
    }),
  ),
  {
    file: '62-per-app-ikev2-fragment/fragment.xml',
    said: [
      'error plist-duplicate-key',
      'warning key-unknown',
      'warning key-unknown',
      'error auth-shared-secret',
      'warning nat-keepalive',
    ],
    notes: ['payload-alone', 'pfs-off'],
  },
  {
    file: '64-missing-identity/router.mobileconfig',
    said: ['error auth-identity-missing'],
    notes: ['local-identifier'],
  },
];

const judged = (path: URL, options: VerifyOptions = {}) => verify(readFileSync(path), { now, ...options });

(existsSync(folder) ? describe : describe.skip)('profiles from the field', () => {
  test.each(answers)('$file', async ({ file, options, said, notes = [], minimumOS }) => {
    const { findings, minimumOS: claimed } = await judged(new URL(file, folder), options);
    const told = findings.filter(({ severity }) => severity !== 'info');
    expect(told.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
    expect(findings.filter(({ severity }) => severity === 'info').map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([...notes]),
    );
    expect(claimed).toBe(minimumOS);
  });

  test('what is missing is said with the words of the device, and with both cures', async () => {
    const { findings } = await judged(new URL('64-missing-identity/router.mobileconfig', folder));
    const [missing] = findings.filter(({ rule }) => rule === 'auth-identity-missing');
    expect(missing?.why).toContain('configuration is invalid: Missing identity');
    expect(missing?.fix).toMatch(/PayloadCertificateUUID.*ExtendedAuthEnabled/s);
  });

  test('a key in the wrong dictionary is sent to the right one', async () => {
    const { findings } = await judged(new URL('52-ipv4-unknown-key/split.mobileconfig', folder));
    expect(findings.find(({ rule }) => rule === 'key-unknown')?.message).toBe(
      'Devices read IncludeAllNetworks in the dictionary IKEv2, not here.',
    );
  });
});

(existsSync(corpus) ? test : test.skip)(
  'of profiles that people install every day nothing is wrong',
  async () => {
    const said = new Map<string, number>();
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' });
    for (const name of files.filter((file) => file.endsWith('.mobileconfig'))) {
      const path = new URL(name.split('/').map(encodeURIComponent).join('/'), corpus);
      const { findings } = await judged(path, { platform: 'macOS' });
      for (const { severity, rule, message } of findings) {
        const line = `${severity} ${rule}${rule === 'signature-expired' ? '' : `: ${message}`}`;
        said.set(line, (said.get(line) ?? 0) + 1);
      }
    }
    const expired = 'warning signature-expired';
    expect([...said.keys()].filter((line) => !line.startsWith('info') && line !== expired)).toEqual([]);
    expect(
      said.get(
        'info payload-unknown-type: The payload has the type "com.apple.dnsSettings.managed", which alwayson does not check.',
      ),
    ).toBe(126);
  },
);
