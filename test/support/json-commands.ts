/** A run of a command that answers with JSON. */
export interface JsonRun {
  /** The words after the name of the command, without `--format json`. */
  readonly args: readonly string[];
  /** The schema of the answer: the name of a file in `schemas/` without its ending. */
  readonly schema: string;
  readonly exitCode?: 0 | 1;
  /** Where the answer is; standard error where something else was asked for on standard output. */
  readonly on?: 'stdout' | 'stderr';
  /** Whether it asks Graph. */
  readonly asksGraph?: true;
  /** The files that it says to have written. */
  readonly written?: readonly string[];
}

const bound = ['certificate/policy.json', '--bindings', 'certificate/bindings.yaml'];
const faulty = ['weak.json', '--bindings', 'certificate/bindings.yaml'];
const signing = ['--signer', 'signer.pem', '--signer-key', 'signer-key.pem'];

/**
 * Runs of every command, each after those above it, in a folder with `signer.pem`, `signer-key.pem` and `weak.json`: the
 * starter `certificate` with a Diffie-Hellman group that devices reject. A command that is not here has no JSON.
 */
export const jsonCommands: Readonly<Record<string, readonly JsonRun[]>> = {
  init: [
    { args: [], schema: 'init' },
    {
      args: ['certificate'],
      schema: 'report',
      written: [
        'certificate/README.md',
        'certificate/bindings.yaml',
        'certificate/certs/example-device.p12',
        'certificate/certs/example-password.txt',
        'certificate/certs/example-root.cer',
        'certificate/policy.json',
      ],
    },
  ],
  bindings: [
    { args: ['certificate/policy.json', '-o', 'b.yaml'], schema: 'report', written: ['b.yaml'] },
    { args: ['certificate/policy.json'], schema: 'report', on: 'stderr', written: ['-'] },
  ],
  translate: [
    { args: [...bound, '-o', 'vpn.mobileconfig'], schema: 'report', written: ['vpn.mobileconfig'] },
    { args: [...bound, '-o', '-'], schema: 'report', on: 'stderr', written: ['-'] },
    { args: [...faulty, '-o', 'no.mobileconfig'], schema: 'report', exitCode: 1, written: [] },
    {
      args: [...faulty, '-o', 'weak.mobileconfig', '--allow-errors'],
      schema: 'report',
      exitCode: 1,
      written: ['weak.mobileconfig'],
    },
  ],
  verify: [
    { args: ['vpn.mobileconfig'], schema: 'report' },
    { args: ['weak.json'], schema: 'report', exitCode: 1 },
  ],
  explain: [
    { args: ['vpn.mobileconfig'], schema: 'explain' },
    { args: ['vpn.mobileconfig', 'weak.mobileconfig'], schema: 'explain' },
  ],
  plan: [
    { args: ['vpn.mobileconfig', '--installed', 'vpn.mobileconfig'], schema: 'plan' },
    {
      args: [
        'certificate/policy.json',
        '--installed',
        'vpn.mobileconfig',
        '--bind',
        'profile.name=x',
        '--bind',
        'identty=x',
      ],
      schema: 'report',
      exitCode: 1,
    },
  ],
  deliver: [
    {
      args: ['vpn.mobileconfig', '--to', 'jamf', '-o', 'out/'],
      schema: 'report',
      written: ['out/Always-On-VPN-certificate.jamf.xml', 'out/Always-On-VPN-certificate.jamf.xml.upload.sh'],
    },
    { args: ['vpn.mobileconfig', '--to', 'nanomdm'], schema: 'report', on: 'stderr', written: ['-'] },
    {
      args: ['vpn.mobileconfig', '--to', 'nanomdm', '--explain'],
      schema: 'report',
      on: 'stderr',
      written: [],
    },
  ],
  gateway: [
    {
      args: ['vpn.mobileconfig', '--to', 'strongswan', '-o', 'swanctl.conf'],
      schema: 'report',
      written: ['swanctl.conf'],
    },
    { args: ['vpn.mobileconfig', '--to', 'json'], schema: 'report', on: 'stderr', written: ['-'] },
  ],
  import: [
    {
      args: ['vpn.mobileconfig', '-o', 'imported'],
      schema: 'report',
      written: [
        'imported/policy.json',
        'imported/bindings.yaml',
        'imported/example-device.p12',
        'imported/identity-password.txt',
        'imported/example-root.cer',
      ],
    },
  ],
  sign: [
    {
      args: ['vpn.mobileconfig', ...signing, '-o', 'signed.mobileconfig'],
      schema: 'report',
      written: ['signed.mobileconfig'],
    },
  ],
  batch: [
    {
      args: [
        'certificate/policy.json',
        '--devices',
        'devices.csv',
        '--bindings',
        'certificate/bindings.yaml',
        '-o',
        'fleet',
      ],
      schema: 'batch',
    },
    { args: ['--merge', 'fleet', '--devices', 'devices.csv'], schema: 'batch' },
  ],
  inspect: [
    { args: ['vpn.mobileconfig'], schema: 'inspect' },
    { args: ['signed.mobileconfig', '--trust', 'signer.pem'], schema: 'inspect' },
    {
      args: ['signed.mobileconfig', '--trust', 'signer.pem', '--extract', '-o', 'extracted.mobileconfig'],
      schema: 'report',
      written: ['extracted.mobileconfig'],
    },
  ],
  pull: [
    {
      args: ['-o', 'pulled', '--select', 'always on vpn (certificate)'],
      schema: 'report',
      asksGraph: true,
      written: [
        'pulled/policy.json',
        'pulled/certificate-profile.json',
        'pulled/trusted-root.json',
        'pulled/trusted-root.cer',
        'pulled/assignments.json',
        'pulled/bindings.yaml',
      ],
    },
  ],
  rules: [
    { args: [], schema: 'rules' },
    { args: ['sa-dh-group'], schema: 'rules' },
    { args: ['--search', 'ConfigProfilePluginDomain -319'], schema: 'rules' },
    { args: ['--search', 'nothing has these words'], schema: 'rules', exitCode: 1 },
  ],
  serve: [{ args: ['--minutes', '0.01'], schema: 'serve' }],
  help: [
    { args: [], schema: 'help' },
    { args: ['sign'], schema: 'help' },
  ],
};
