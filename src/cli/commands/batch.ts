import { basename, resolve } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { Shard } from '../../batch/device-file.js';
import { type ConsoleName, consoleNames } from '../../delivery/console-names.js';
import {
  type DeclarationServerName,
  declarationServerNames,
} from '../../delivery/declaration-servers/names.js';
import { type ChannelName, channelNames } from '../../delivery/index.js';
import { InputError } from '../../input-error.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import type { IssuingOptions } from '../issuer.js';
import { issuingOptions } from '../issuing-options.js';
import { channelName, reportOptions, sharedOptions } from '../options.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { type SigningOptions, signingOptions } from '../signing-options.js';

interface Options extends SigningOptions, IssuingOptions, TellOptions {
  policy?: string | undefined;
  devices?: string | undefined;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  identityLegacy?: boolean | undefined;
  signer?: string | undefined;
  to?: ChannelName | undefined;
  label?: string[] | undefined;
  baseUrl?: string | undefined;
  server?: DeclarationServerName | undefined;
  dialect?: ConsoleName | undefined;
  output?: string | undefined;
  jobs?: number | undefined;
  shard?: Shard | undefined;
  resume: boolean;
  merge?: string[] | undefined;
  strict: boolean;
  force: boolean;
  allowErrors?: boolean | undefined;
}

export const batchCommand = defineCommand<Options>({
  command: 'batch [policy]',
  describe: 'make a profile for each device of a list',
  builder: (yargs) =>
    yargs
      .positional('policy', { type: 'string', describe: 'Graph export' })
      // First in the help, before those of signing.
      .group([], 'Options:')
      .options({
        devices: {
          type: 'string',
          requiresArg: true,
          describe:
            'list of the devices: CSV whose header names bindings and device variables, or JSON Lines',
        },
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        'identity-legacy': {
          type: 'boolean',
          default: false,
          describe: 'rewrite PKCS#12 identities so that iOS 17 and older can open them',
        },
        ...signingOptions,
        ...issuingOptions,
        to: {
          type: 'string',
          requiresArg: true,
          describe: `package each profile for a management system: ${channelNames.join(', ')}`,
          coerce: channelName,
        },
        label: { type: 'string', array: true, nargs: 1, describe: 'as for deliver; repeatable' },
        'base-url': { type: 'string', requiresArg: true, describe: 'as for deliver' },
        server: { choices: declarationServerNames, describe: 'as for deliver' },
        dialect: { choices: consoleNames, describe: 'as for deliver' },
        output: {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe: 'folder for the profiles and the manifest; with --merge, file for the joined manifest',
        },
        jobs: {
          type: 'number',
          requiresArg: true,
          describe: 'how many threads work at once; by default one for each core',
          coerce: jobs,
        },
        shard: {
          type: 'string',
          requiresArg: true,
          describe: 'part of the devices to make, such as 3/16; every device is in one part',
          coerce: shard,
        },
        resume: {
          type: 'boolean',
          default: false,
          describe: 'go on with the run in the folder: what is there as it was written is kept',
        },
        merge: {
          type: 'string',
          array: true,
          requiresArg: true,
          describe: 'join the manifests of shards, and say which devices of --devices are missing',
        },
        ...reportOptions,
        force: { ...sharedOptions.force, describe: 'start anew in a folder that holds a run' },
        'allow-errors': sharedOptions['allow-errors'],
      })
      .example(
        '$0 batch policy.json --devices devices.csv --bindings bindings.yaml -o out',
        'a profile for each device',
      )
      .example('$0 batch policy.json --devices devices.csv -o out --resume', 'go on with a run that ended')
      .example(
        '$0 batch policy.json --devices devices.csv -o out --shard 3/16',
        'the third part, on the third of 16 machines',
      )
      .example('$0 batch --merge out --devices devices.csv', 'whether every device has its profile'),
  run,
});

function jobs(count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new InputError('--jobs is not a number of threads. Write a whole number from 1 to 256.');
}

function shard(text: string): Shard {
  const [, number, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (number !== undefined && of !== undefined && number >= 1 && number <= of) return { number, of };
  throw new InputError(`--shard ${text} is not a part. Write it like 3/16: the third of 16 parts.`);
}

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { policy, devices, output, merge } = options;
  if (merge !== undefined) {
    if (policy !== undefined) throw new InputError('--merge joins manifests and takes no policy.');
    const { mergeManifests } = await import('../batch/merge.js');
    return mergeManifests(host, merge, options);
  }
  if (policy === undefined) throw new InputError('Name a policy. See alwayson batch --help.');
  if (devices === undefined) throw new InputError('Name the list of devices with --devices.');
  if (output === undefined) throw new InputError('Name a folder for the profiles: -o FOLDER');
  return make({ ...options, policy, devices, output }, host);
}

async function make(
  options: Options & { readonly policy: string; readonly devices: string; readonly output: string },
  host: Host,
): Promise<ExitCode> {
  const { policy: file, devices, output, label, baseUrl, server, dialect, shard } = options;
  const [{ openList }, { prepareJob }, { openManifest }, { runBatch }, { readPolicy }] = await Promise.all([
    import('../batch/read-list.js'),
    import('../batch/prepare.js'),
    import('../batch/manifest-file.js'),
    import('../batch/run.js'),
    import('../../graph/read-policy.js'),
  ]);
  const { tellSummary } = await import('../batch/tell.js');
  await refuseUnknownRules(options);
  const bytes = await readInput(host, file);
  const { policy } = await about(shownPath(host, file), () => readPolicy(bytes, { select: options.select }));
  if (options.issue !== undefined) {
    const { refuseUseless } = await import('../../issue/with-identity.js');
    await about(shownPath(host, file), () => refuseUseless(policy));
  }
  const list = await openList(host, devices);
  const channelOptions = { labels: label, baseUrl, server, dialect };
  await refuseOptions(options, channelOptions);
  const { job, digest, signer, trees, findings } = await prepareJob(
    host,
    bytes,
    list,
    channelOptions,
    options,
  );
  if (findings.length > 0) {
    const { tell } = await import('../report.js');
    await tell(host, { stream: host.stderr, brief: true }, trees.reportsOn(findings), options);
    return 1;
  }
  if (list.openToOthers === undefined && job.list.columns.some(({ kind }) => kind === 'secret')) {
    say(host.stderr, `${devices}: Whether others can read this file cannot be seen on this system.`);
  }
  const { packageVersion } = await import('../version.js');
  const runLine = {
    alwayson: packageVersion(),
    manifest: 1 as const,
    policy: policy.id ?? policy.displayName ?? policy.connectionName ?? '',
    devices: basename(devices),
    ...(shard !== undefined && { shard }),
  };
  const manifest = await openManifest(host, output, runLine, {
    resume: options.resume,
    force: options.force,
    shard,
  });
  const { withListProgress } = await import('../batch/progress.js');
  const summary = await withListProgress(host, list, (progress) =>
    runBatch(
      host,
      {
        job: { ...job, folder: resolve(host.cwd, output), digestKey: `${manifest.key}\n${digest}` },
        list,
        manifest,
        shard,
        threads: options.jobs ?? host.threads ?? 1,
        signer: signer?.key === undefined ? signer?.signer : undefined,
      },
      progress,
    ),
  );
  return tellSummary(host, summary, { folder: output, manifest, left: manifest.left() }, options);
}

async function refuseUnknownRules({ ignore = [] }: Options): Promise<void> {
  if (ignore.length > 0) await (await import('../settings.js')).refuseUnknownRules(ignore);
}

/** Options that the channel has no use for, or that have none without a channel. */
async function refuseOptions({ to }: Options, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { loadChannel } = await import('../../delivery/index.js');
  if (to !== undefined) await loadChannel(to, options);
  else if (Object.values(options).some((value) => value !== undefined)) {
    throw new InputError('--label, --base-url, --server and --dialect need --to.');
  }
}
