import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProfile } from '../src/delivery/read-profile.js';
import type { Severity } from '../src/finding.js';
import { InputError } from '../src/input-error.js';
import { plainValue } from '../src/plist/navigate.js';
import type { PlistDictionary } from '../src/plist/value.js';
import { writePlist } from '../src/plist/write.js';
import { type VerifyOptions, verify } from '../src/verify/verify.js';
import { makeFolder } from './support/folder.js';
import { expectGolden } from './support/golden.js';
import { runCli } from './support/run-cli.js';

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
  /** The type of a payload that is taken out of the profile before it is judged. */
  readonly without?: string;
  /** Notes that have to be among the others. */
  readonly notes?: readonly string[];
  /** The oldest iOS in the heading; absent where it must claim nothing. */
  readonly minimumOS?: string;
}

const onMac: VerifyOptions = { platform: 'macOS', os: '26.1' };

/** Who would fill in the variable in a file of case 40. */
const systemsOfTokens = {
  apple: 'Jamf School everywhere',
  envsubst: 'envsubst or another script',
  fleet: 'only Fleet',
  intune: 'only Intune',
  jamf: 'only Jamf Pro',
  mobileiron: 'only MobileIron Core (Ivanti EPMM)',
  simplemdm: 'only SimpleMDM',
  ws1: 'only Workspace ONE UEM',
} as const;

/** What is wrong with the signature in a file of case 41. */
const signedWrongly = {
  'detached.mobileconfig': ['signature-detached'],
  'multipart.mobileconfig': ['signature-pem', 'signature-detached'],
  'once.der': [],
  'smime.mobileconfig': ['signature-pem'],
  'text-header.mobileconfig': ['profile-wrapped'],
  'twice.mobileconfig': ['profile-wrapped'],
} as const;

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
    said: ['warning identity-pkcs12'],
    notes: ['sa-post-quantum', 'nat-keepalive', 'nat-keepalive'],
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
  {
    file: '21-issuer-names-no-ca/phone.mobileconfig',
    without: 'com.apple.security.root',
    said: [],
    notes: ['certificate-issuer-unmatched'],
    minimumOS: '9.0',
  },
  { file: '22-ec-identity-no-type/phone.mobileconfig', said: ['error certificate-type'] },
  {
    file: '23-dn-as-identifier/phone.mobileconfig',
    said: ['warning identifier-distinguished-name', 'warning identifier-distinguished-name'],
  },
  {
    file: '11-apple-declaration-example/always-on.json',
    said: [],
    notes: ['declaration-reference'],
    minimumOS: '27.0',
  },
  {
    file: '35-custom-configuration/profile.json',
    said: ['error sa-dh-group', 'error sa-dh-group', 'warning on-demand-never-reached'],
    notes: ['profile-wrapped'],
  },
  ...Object.keys(systemsOfTokens).map(
    (name): Answer => ({ file: `40-tokens-of-mdms/${name}.mobileconfig`, said: ['warning token-of-system'] }),
  ),
  ...Object.entries(signedWrongly).map(
    ([name, errors]): Answer => ({
      file: `41-smime-text/${name}`,
      said: [
        ...errors.map((rule) => `error ${rule}` as const),
        ...(name.startsWith('detached') ? [] : (['warning local-identifier'] as const)),
      ],
    }),
  ),
  ...['profile.json', 'profile.xml'].map(
    (name): Answer => ({
      file: `45-jamf-api-export/${name}`,
      // The identity is that of device-0001.contoso.com, and LocalIdentifier is ada@contoso.com.
      said: ['warning local-identifier'],
      notes: ['profile-wrapped'],
    }),
  ),
  { file: '50-on-demand-order/exclusion-last.mobileconfig', said: ['warning on-demand-never-reached'] },
  { file: '52-ipv4-unknown-key/split.mobileconfig', said: ['warning key-unknown'] },
  ...['newline', 'port', 'space', 'url'].map(
    (name): Answer => ({
      file: `57-address-with-port/${name}.mobileconfig`,
      said: ['error remote-address'],
    }),
  ),
  { file: '60-fleet-ddm-psk/asset.json', said: [] },
  { file: '60-fleet-ddm-psk/both-no-scope.json', said: [], minimumOS: '27.0' },
  { file: '60-fleet-ddm-psk/both.json', said: [], notes: ['declaration-form'], minimumOS: '27.0' },
  {
    file: '60-fleet-ddm-psk/vpn.json',
    said: [],
    notes: ['declaration-form', 'declaration-reference'],
    minimumOS: '27.0',
  },
  {
    file: '62-per-app-ikev2-fragment/fragment.xml',
    said: [
      'error plist-duplicate-key',
      'warning key-unknown',
      'warning key-unknown',
      'error auth-shared-secret',
    ],
    notes: ['payload-alone', 'pfs-off', 'nat-keepalive'],
  },
  {
    file: '64-missing-identity/router.mobileconfig',
    said: ['error auth-identity-missing'],
    notes: ['local-identifier'],
  },
];

const judged = (path: URL, options: VerifyOptions = {}, without?: string) =>
  verify(withoutPayload(readFileSync(path), without), { now, ...options });

function withoutPayload(bytes: Buffer, type: string | undefined): Buffer {
  if (type === undefined) return bytes;
  const profile = plainValue(readProfile(bytes)) as PlistDictionary;
  const payloads = (profile['PayloadContent'] as PlistDictionary[]).filter(
    ({ PayloadType }) => PayloadType !== type,
  );
  return Buffer.from(writePlist({ ...profile, PayloadContent: payloads }));
}

(existsSync(folder) ? describe : describe.skip)('profiles from the field', () => {
  test.each(answers)('$file', async ({ file, options, without, said, notes = [], minimumOS }) => {
    const { findings, minimumOS: claimed } = await judged(new URL(file, folder), options, without);
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

  test.each(Object.entries(systemsOfTokens))(
    'a variable is told by whom it would be replaced: %s',
    async (name, system) => {
      const { findings } = await judged(new URL(`40-tokens-of-mdms/${name}.mobileconfig`, folder));
      expect(findings.find(({ rule }) => rule === 'token-of-system')?.message).toContain(system);
    },
  );

  test.each([
    ['cut-off', 'was cut off'],
    ['declaration', 'holds a declaration instead of a profile'],
  ])('a custom profile of Intune whose payload is no whole profile: %s', async (name, told) => {
    const path = new URL(`35-custom-configuration/${name}.json`, folder);
    const said = await judged(path).then(
      ({ findings }) => findings.map(({ message }) => message).join('\n'),
      (error: unknown) => (error instanceof InputError ? error.message : Promise.reject(error)),
    );
    expect(said).toContain(told);
  });

  test('of a SCEP export nothing is said that all have, and with --to intune nothing of variables of Intune', async () => {
    const cwd = makeFolder();
    cpSync(fileURLToPath(new URL('30-scep-from-tenant/', folder)), cwd, { recursive: true });
    const bindings = readFileSync(join(cwd, 'bindings.yaml'), 'utf8').replace('../_tools/ca.der', 'ca.cer');
    writeFileSync(join(cwd, 'own.yaml'), bindings);
    cpSync(
      fileURLToPath(new URL('34-per-app-and-on-demand/certs/example-root.cer', folder)),
      join(cwd, 'ca.cer'),
    );
    const made = await runCli(
      ['translate', 'policy.json', '--bindings', 'own.yaml', '-o', 'vpn.mobileconfig'],
      { cwd },
    );
    expect(made).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('subject: CN={{device.serialNumber}}'),
    });
    expect(made.stderr).toContain('1 error, 3 notes');
    const delivered = await runCli(
      ['deliver', 'policy.json', '--bindings', 'own.yaml', '--to', 'intune', '-o', 'out/'],
      { cwd },
    );
    expect(delivered.exitCode).toBe(0);
    expect(delivered.stderr).not.toMatch(/warning|only Intune/);
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
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.mobileconfig'),
    );
    const lines: string[] = [];
    for (const name of files.sort()) {
      const path = new URL(name.split('/').map(encodeURIComponent).join('/'), corpus);
      const { findings } = await judged(path, { platform: 'macOS' });
      const counted = new Map<string, number>();
      for (const { severity, rule } of findings) {
        const said = `${severity} ${rule}`;
        counted.set(said, (counted.get(said) ?? 0) + 1);
      }
      const said = Array.from(counted, ([what, times]) => (times === 1 ? what : `${times} × ${what}`));
      lines.push(`${name}: ${said.join(', ') || 'nothing'}`);
    }
    // Some signatures have expired, which is no false alarm.
    const told = lines.join('\n').replaceAll('warning signature-expired', '');
    expect(told).not.toMatch(/\b(?:error|warning) /);
    expectGolden('test/golden/corpus.txt', `${lines.join('\n')}\n`);
  },
);
