import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../../src/text/yaml.js';
import { runCli } from '../../support/run-cli.js';
import { type Issued, Issuer, type Kind } from './credentials.js';
import { type Initiator, initiatorOf } from './initiator.js';

/** A policy that is a change of a starter. */
export interface CaseOptions {
  readonly starter: 'certificate' | 'eap-tls' | 'hardened' | 'shared-secret';
  /** Properties of the policy that are replaced. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Bindings that are replaced; undefined takes one away. */
  readonly bindings?: Readonly<Record<string, unknown>>;
  /** The device has a key of this kind, and not the identity of the starter. */
  readonly device?: Kind;
  /** `alwayson` issues the identity of the device, with these options of its own. */
  readonly issue?: readonly string[];
}

/** Both ends of a policy, made with the program from its command line: files of the gateway, and a device beside it. */
export interface Case {
  readonly folder: string;
  readonly profile: string;
  readonly device: Initiator;
  /** The swanctl.conf that `alwayson gateway` wrote. */
  readonly conf: string;
  readonly gatewayFiles: Readonly<Record<string, string | Uint8Array>>;
  readonly authority: Issued;
  readonly issuer: Issuer;
}

export const gatewayName = 'vpn.contoso.com';

/** Makes a case in a new folder. Throws with what was said when a command fails. */
export async function makeCase(folder: string, options: CaseOptions): Promise<Case> {
  mkdirSync(folder, { recursive: true });
  const issuer = new Issuer(folder);
  const ec = options.starter === 'hardened';
  const authority = issuer.authority(
    ec ? 'Contoso VPN Root EC (example)' : 'Contoso VPN Root (example)',
    ec ? 'P-384' : 'rsa',
  );
  const gateway = issuer.leaf(
    authority,
    gatewayName,
    `DNS:${gatewayName}`,
    'serverAuth',
    ec ? 'P-384' : 'rsa',
  );
  await alwayson(folder, 'init', options.starter, 'starter');
  const deviceAuthority = adapt(folder, options, issuer, authority);
  await alwayson(
    folder,
    'translate',
    'starter/policy.json',
    '--bindings',
    'starter/bindings.yaml',
    ...(options.issue === undefined
      ? []
      : ['--issue', authority.certificateFile, '--issue-key', authority.keyFile, ...options.issue]),
    '-o',
    'vpn.mobileconfig',
  );
  writeFileSync(join(folder, 'gateway.pem'), gateway.certificate);
  writeFileSync(join(folder, 'device-authority.pem'), deviceAuthority);
  await alwayson(
    folder,
    ...['gateway', 'vpn.mobileconfig', '--to', 'strongswan', '-o', 'swanctl.conf'],
    ...['--gateway-cert', 'gateway.pem', '--device-ca', 'device-authority.pem'],
    ...['--pool', '10.99.0.0/24', '--pool', 'fd00:99::/112', '--dns', '10.99.0.1'],
  );
  const profile = readFileSync(join(folder, 'vpn.mobileconfig'), 'utf8');
  const conf = readFileSync(join(folder, 'swanctl.conf'), 'utf8');
  return {
    folder,
    profile,
    device: initiatorOf(profile, folder, ({ commonName, dns }) =>
      issuer.leaf(authority, commonName, `DNS:${dns}`, 'clientAuth', 'P-384'),
    ),
    conf,
    gatewayFiles: {
      'x509/gateway.pem': gateway.certificate,
      'private/gateway.key': gateway.key,
      'x509ca/device-authority.pem': deviceAuthority,
      'swanctl.conf': conf,
    },
    authority,
    issuer,
  };
}

/** Writes the changes into the starter, and gives the authority of the device's certificate. */
function adapt(folder: string, options: CaseOptions, issuer: Issuer, authority: Issued): string | Uint8Array {
  const starter = join(folder, 'starter');
  const policyFile = join(starter, 'policy.json');
  const policy = JSON.parse(readFileSync(policyFile, 'utf8'));
  writeFileSync(policyFile, JSON.stringify({ ...policy, ...options.policy }));
  const bindingsFile = join(starter, 'bindings.yaml');
  const bindings = parseYaml(readFileSync(bindingsFile, 'utf8')) as Record<string, unknown>;
  const identity =
    options.device === undefined
      ? {}
      : {
          identity: {
            pkcs12: issuer.pkcs12(
              issuer.leaf(
                authority,
                'device-0001.contoso.com',
                'DNS:device-0001.contoso.com',
                'clientAuth',
                options.device,
              ),
            ),
            password: 'file:certs/example-password.txt',
          },
        };
  const changed = {
    ...bindings,
    ...(options.starter !== 'shared-secret' && { trustedRoots: [authority.certificateFile] }),
    ...identity,
    ...options.bindings,
  };
  writeFileSync(join(starter, 'password.txt'), 'correct horse battery');
  writeFileSync(bindingsFile, JSON.stringify(changed));
  // The starters bring identities of an authority whose key nobody has; its certificate is enough for the gateway.
  const fromStarter = options.device === undefined && options.issue === undefined;
  return fromStarter && (options.starter === 'certificate' || options.starter === 'eap-tls')
    ? readFileSync(join(starter, 'certs', 'example-root.cer'))
    : authority.certificate;
}

async function alwayson(cwd: string, ...args: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runCli(args, { cwd, now: new Date() });
  if (exitCode !== 0) throw new Error(`alwayson ${args.join(' ')}: ${stderr}`);
}

/** The severities and rules of what `alwayson verify --gateway` says of a configuration beside the case's certificates. */
export async function verdict(
  one: Case,
  conf: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string[]> {
  const folder = join(one.folder, 'judged');
  for (const [name, content] of Object.entries({ ...one.gatewayFiles, ...files, 'swanctl.conf': conf })) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const run = await runCli(
    ['verify', 'vpn.mobileconfig', '--gateway', 'judged/swanctl.conf', '--format', 'json'],
    {
      cwd: one.folder,
      now: new Date(),
    },
  );
  const report: { files: { document: string; findings: { severity: string; rule: string }[] }[] } =
    JSON.parse(run.stdout);
  return report.files
    .filter(({ document }) => document === 'gateway')
    .flatMap(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`));
}
