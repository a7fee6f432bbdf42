import type { DevicePlatform } from '../../apple/os.js';
import { InputError } from '../../input-error.js';
import type { OpenOptions } from '../../open/open.js';
import { type Format, reporters } from '../../report/index.js';
import type { FileReport } from '../../report/report.js';
import type { Bindings } from '../../translate/bindings/bindings.js';
import type { ExpectedReading } from '../../verify/expected.js';
import { readCertificateFile } from '../certificates.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput } from '../input.js';
import { sayPassedOver } from '../open-input.js';
import { reportOptions, sharedOptions } from '../options.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import type { VerifiedFiles } from '../verify-files.js';

interface Options extends TellOptions {
  file: string[];
  against?: string | undefined;
  gateway?: string | undefined;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  trust?: string | undefined;
}

const formats = Object.keys(reporters) as Format[];

export const verifyCommand = defineCommand<Options>({
  command: 'verify <file..>',
  describe: 'check what a device does with a profile or a policy',
  builder: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'profile, Graph export, folder of them, or - for standard input',
      })
      .options({
        against: {
          type: 'string',
          describe: 'policy or profile to compare with: report what differs',
          requiresArg: true,
        },
        gateway: {
          type: 'string',
          describe: 'swanctl.conf or ipsec.conf of the gateway: report what does not fit',
          requiresArg: true,
        },
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        trust: {
          type: 'string',
          describe: 'file (PEM or DER) with the roots to trust in signatures',
          requiresArg: true,
        },
        ...reportOptions,
        format: { ...reportOptions.format, choices: formats },
      })
      .example('$0 verify vpn.mobileconfig', 'what an iPhone rejects, ignores or changes')
      .example('$0 verify vpn.mobileconfig --platform macos', 'the same for a Mac')
      .example('$0 verify delivered.mobileconfig --against policy.json', 'compare with the policy')
      .example('$0 verify vpn.mobileconfig --gateway swanctl.conf', 'compare with the gateway')
      .example('$0 verify profiles/ --format sarif', 'a folder, for code scanning'),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const [{ loadBindings }, { verifyFiles }] = await Promise.all([
    import('../load-bindings.js'),
    import('../verify-files.js'),
  ]);
  const { bindings, findings, reportsOn } = await loadBindings(host, options);
  const reports = reportsOn(findings);
  if (bindings === undefined) return conclude(reports, options, host);

  const opening = await openingOf(options, bindings, host);
  const against = await readAgainst(options, opening, host);
  if (against !== undefined && against.expected === undefined) {
    reports.push({ file: against.file, document: against.document, findings: against.findings });
  }
  const comparing = { ...opening, against: against?.expected, orderedIn: against?.file };
  const { verifyWholeFolder } = await import('../verify-folder.js');
  const whole = await verifyWholeFolder(host, options.file, comparing);
  if (whole !== undefined) return conclude([...reports, whole], options, host);
  const verified = await verifyFiles(host, options.file, {
    ...comparing,
    keepsProfiles: options.gateway !== undefined,
  });
  sayPassedOver(host, verified.passedOver);
  const { unreadable } = verified;
  if (unreadable.length === verified.reports.length) {
    for (const sentence of unreadable) say(host.stderr, `alwayson: ${sentence}`);
    return 2;
  }
  const gateway = await againstGateway(verified, options, host);
  const exitCode = await conclude([...reports, ...verified.reports, ...gateway.reports], options, host);
  // What is wrong with the profile itself comes first, and may be the reason.
  if (gateway.refused !== undefined) say(host.stderr, `alwayson: ${gateway.refused}`);
  return unreadable.length > 0 || gateway.refused !== undefined ? 2 : exitCode;
}

/** How files are opened. Bindings that were given are meant to be all: then one that is missing is an error. */
async function openingOf(options: Options, bindings: Bindings, host: Host): Promise<OpenOptions> {
  const { select, platform, os, trust } = options;
  const given = options.bindings !== undefined || options.bind !== undefined;
  return {
    select,
    platform,
    os,
    now: host.now,
    ...(given && { bindings }),
    ...(trust !== undefined && { trust: await readCertificateFile(host, trust) }),
  };
}

async function readAgainst(
  { against: file }: Options,
  opening: OpenOptions,
  host: Host,
): Promise<(ExpectedReading & { readonly file: string }) | undefined> {
  if (file === undefined) return undefined;
  const { readExpected } = await import('../../verify/expected.js');
  const bytes = await readInput(host, file);
  return { file, ...(await about(file, () => readExpected(bytes, opening))) };
}

/** What is found between the one profile that was given and the gateway, or why that cannot be said. */
async function againstGateway(
  { profiles }: VerifiedFiles,
  { gateway: file }: Options,
  host: Host,
): Promise<{ readonly reports: readonly FileReport[]; readonly refused?: string }> {
  if (file === undefined) return { reports: [] };
  const [profile, another] = profiles;
  if (another !== undefined) {
    throw new InputError('--gateway needs one profile or policy. Name one file.');
  }
  if (profile === undefined) return { reports: [] };
  const [{ loadGateway }, { judgeGateway }, { offerOf }] = await Promise.all([
    import('../gateway-files.js'),
    import('../../gateway/judge-gateway.js'),
    import('../../gateway/offer-of.js'),
  ]);
  const { gateway, certificates } = await loadGateway(host, file);
  try {
    const offer = await offerOf(profile.profile);
    const judged = judgeGateway(offer, gateway, { certificates, now: host.now });
    return { reports: judged.map((report) => ({ ...report, document: 'gateway' })) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { reports: [], refused: `${profile.file}: ${error.message}` };
  }
}

async function conclude(files: readonly FileReport[], options: Options, host: Host): Promise<0 | 1> {
  const { tell } = await import('../report.js');
  const { exitCode } = await tell(host, { stream: host.stdout }, files, options);
  return exitCode;
}
