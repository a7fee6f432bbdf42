import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeliveryOptions, deliverThrough, type ProfileSource } from '../../../src/delivery/deliver.js';
import { type ChannelName, loadChannel } from '../../../src/delivery/index.js';
import type { ChannelOptions } from '../../../src/delivery/options.js';
import type { Finding } from '../../../src/finding.js';
import type { PlistDictionary, PlistValue } from '../../../src/plist/value.js';
import { writePlist } from '../../../src/plist/write.js';
import { pointerParts } from '../../../src/pointer.js';
import { type ExpectedReading, readExpected } from '../../../src/verify/expected.js';
import { type VerifyOptions, verify } from '../../../src/verify/verify.js';
import { makeFolder } from '../../support/folder.js';
import {
  alwaysOn,
  cellular,
  changedAll,
  goodPlainProfile,
  goodProfile,
  identity,
  now,
  plain,
  root,
  vpn,
} from '../../support/good-profile.js';
import { runCli, testNow } from '../../support/run-cli.js';
import { type Changes, shownChanges } from './shown.js';

/** An example as it stands on a page, and what the tool says of it. */
export interface Example {
  /** What the text is and where it stands: `in an element of TunnelConfigurations`. */
  readonly where: string;
  readonly language: 'xml' | 'json' | 'yaml' | 'sh' | 'text';
  readonly shown: string;
  readonly findings: () => Promise<readonly Finding[]>;
}

/** An example that the rule is about, and one close by that it is not. */
export interface Examples {
  readonly failing: Example;
  readonly passing: Example;
}

type Judging = Pick<VerifyOptions, 'os' | 'platform'>;

/** Places in the good profiles: which profile, where in it, and how that is called. */
const places = {
  profile: [goodProfile, '', 'in the profile'],
  ca: [goodProfile, root, 'in the payload `com.apple.security.root`'],
  identity: [goodProfile, identity, 'in the payload `com.apple.security.pkcs12`'],
  vpn: [goodProfile, vpn, 'in the payload `com.apple.vpn.managed`'],
  alwaysOn: [goodProfile, alwaysOn, 'in the dictionary `AlwaysOn`'],
  tunnel: [goodProfile, cellular, 'in an element of `TunnelConfigurations`'],
  plainProfile: [goodPlainProfile, '', 'in a profile without Always On'],
  plainVpn: [goodPlainProfile, vpn, 'in the payload `com.apple.vpn.managed` of a plain VPN'],
  plainTunnel: [goodPlainProfile, plain, 'in the dictionary `IKEv2` of a plain VPN'],
} as const;

/**
 * Examples that are changes of a good profile.
 *
 * @param failing what is changed, by its path in the place
 * @param passing what is changed in its stead; left out, the good profile is the passing example
 */
export function changes(
  place: keyof typeof places,
  failing: Changes,
  passing: Changes = {},
  judging: Judging = {},
): Examples {
  const [good, at, where] = places[place];
  const exampleOf = (changed: Changes): Example => {
    const placed = Object.entries(changed).map(([path, value]) => [`${at}/${path}`, value] as const);
    const profile = changedAll(good(), Object.fromEntries(placed));
    const paths = new Set([...Object.keys(changed), ...Object.keys(failing)]);
    const shown = [...paths].map(
      (path) => [path, path in changed ? changed[path] : valueAt(profile, `${at}/${path}`)] as const,
    );
    return {
      where: where + judgedFor(judging),
      language: 'xml',
      shown: shownChanges(valueAt(good(), at) ?? {}, Object.fromEntries(shown)),
      findings: () => judged(bytesOf(profile), judging),
    };
  };
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

/** The failing example of one pair and the passing one of another. */
export function apart(failing: Examples, passing: Examples): Examples {
  return { failing: failing.failing, passing: passing.passing };
}

/** Examples that replace a part of the good profile's text. */
export function texts(where: string, original: string, failing: string, passing = original): Examples {
  const exampleOf = (text: string): Example => ({
    where,
    language: 'xml',
    shown: text,
    findings: () => judged(Buffer.from(writePlist(goodProfile()).replace(spaced(original), text)), {}),
  });
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

/** Matches a text whatever white space is between its elements. */
function spaced(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(/>\s*</g, '>\\s*<'));
}

/** Examples that are files of `fixtures/verify`, with the command that makes such a file. */
export function files(failing: FileExample, passing: FileExample): Examples {
  return { failing: fileExample(failing), passing: fileExample(passing) };
}

/** The folder in `fixtures/verify`, the file in it if it is not `vpn.mobileconfig`, and what is shown for it. */
export interface FileExample {
  readonly folder: string;
  readonly file?: string;
  readonly where: string;
  readonly language?: Example['language'];
  readonly shown: string;
  readonly options?: () => VerifyOptions;
}

function fileExample({
  folder,
  file = 'vpn.mobileconfig',
  where,
  language = 'sh',
  shown,
  options,
}: FileExample): Example {
  const bytes = () => readFileSync(join('fixtures/verify', folder, file));
  return {
    where,
    language,
    shown,
    findings: async () => (await verify(bytes(), { now: testNow, ...options?.() })).findings,
  };
}

/** Examples that are changes of the policy of `fixtures/translate/certificate`; null is how Graph says that there is nothing. */
export function policy(failing: Json, passing: Json = {}, options: VerifyOptions = {}): Examples {
  const good = readFileSync('fixtures/translate/certificate/policy.json', 'utf8');
  const exampleOf = (changed: Json): Example => {
    const whole: Json = JSON.parse(good);
    for (const [path, value] of Object.entries(changed)) put(whole, pointerParts(`/${path}`), value);
    const shown: Json = {};
    for (const path of new Set([...Object.keys(failing), ...Object.keys(changed)])) {
      put(shown, pointerParts(`/${path}`), read(whole, pointerParts(`/${path}`)));
    }
    return {
      where: 'in the policy',
      language: 'json',
      shown: JSON.stringify(shown, undefined, 2),
      findings: async () => (await verify(Buffer.from(JSON.stringify(whole)), options)).findings,
    };
  };
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

interface Json {
  [key: string]: unknown;
}

function put(object: Json, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) object[key] = value;
  else {
    const inner = (object[key] ?? {}) as Json;
    object[key] = inner;
    put(inner, rest, value);
  }
}

function read(object: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>((inner, part) => (inner as Json | undefined)?.[part], object);
}

/** Examples of files in a folder that is judged whole, each with its content; `folder` is in `fixtures/verify`. */
export function inFolder(folder: string, failing: FolderExample, passing: FolderExample): Examples {
  const exampleOf = ({ file, shown }: FolderExample): Example => ({
    where: 'a file',
    language: 'xml',
    shown,
    findings: async () => {
      const { stdout } = await runCli(['verify', '.', '--format', 'json'], {
        cwd: join('fixtures/verify', folder),
      });
      const report: { files: { file: string; findings: Finding[] }[] } = JSON.parse(stdout);
      return report.files.find((one) => one.file === file)?.findings ?? [];
    },
  });
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

interface FolderExample {
  readonly file: string;
  readonly shown: string;
}

/** Examples that are JSON files, and what is said of what they hold. */
export function json(
  findingsOf: (value: unknown) => Promise<readonly Finding[]>,
  failing: unknown,
  passing: unknown,
): Examples {
  const exampleOf = (value: unknown): Example => ({
    where: 'a file',
    language: 'json',
    shown: JSON.stringify(value, undefined, 2),
    findings: () => findingsOf(value),
  });
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

/** Examples of bindings for a policy of `fixtures/translate`, beside a file with a secret in it. */
export function bindings(folder: string, failing: string, passing: string): Examples {
  const exampleOf = (yaml: string): Example => ({
    where: 'in the bindings',
    language: 'yaml',
    shown: yaml,
    findings: () => translated(folder, yaml),
  });
  return { failing: exampleOf(failing), passing: exampleOf(passing) };
}

async function translated(folder: string, yaml: string): Promise<readonly Finding[]> {
  const cwd = makeFolder();
  writeFileSync(join(cwd, 'policy.json'), readFileSync(join('fixtures/translate', folder, 'policy.json')));
  writeFileSync(join(cwd, 'bindings.yaml'), yaml);
  writeFileSync(join(cwd, 'secret.txt'), 'example-secret\n');
  const args = ['translate', 'policy.json', '--bindings', 'bindings.yaml', '--format', 'json'];
  const { stderr } = await runCli(args, { cwd });
  const report: { files: { findings: Finding[] }[] } = JSON.parse(stderr);
  return report.files.flatMap(({ findings }) => findings);
}

/** Examples of what was delivered where the good profile was ordered. */
export function delivered(place: keyof typeof places, failing: Changes, passing: Changes = {}): Examples {
  const [good, at, where] = places[place];
  const compared = (example: Example, changed: Changes): Example => ({
    ...example,
    where: `${where} that was delivered`,
    findings: async () => {
      const against = expectedOf(await readExpected(bytesOf(good())));
      const placed = Object.entries(changed).map(([path, value]) => [`${at}/${path}`, value] as const);
      const profile = changedAll(good(), Object.fromEntries(placed));
      return (await verify(bytesOf(profile), { now, against })).findings;
    },
  });
  const plainly = changes(place, failing, passing);
  return { failing: compared(plainly.failing, failing), passing: compared(plainly.passing, passing) };
}

/** A run of another command over the good profile. */
export interface RunExample {
  /** What is run, as on a command line. */
  readonly command: string;
  /** The place in the profile and what is changed there; nothing where the profile is as it is. */
  readonly place?: keyof typeof places;
  readonly changes?: Changes;
  readonly findings: (profile: PlistDictionary) => readonly Finding[] | Promise<readonly Finding[]>;
}

/** Examples of what other commands find. */
export function runs(failing: RunExample, passing: RunExample): Examples {
  return { failing: runExample(failing), passing: runExample(passing) };
}

function runExample({ command, place = 'tunnel', changes: changed = {}, findings }: RunExample): Example {
  const [good, at, where] = places[place];
  const placed = Object.entries(changed).map(([path, value]) => [`${at}/${path}`, value] as const);
  const profile = changedAll(good(), Object.fromEntries(placed));
  const asItIs = placed.length === 0;
  return {
    where: asItIs ? 'the complete profile, with' : `${where}, with \`${command}\``,
    language: asItIs ? 'sh' : 'xml',
    shown: asItIs ? command : shownChanges(valueAt(good(), at) ?? {}, changed),
    findings: async () => findings(profile),
  };
}

/** The delivery of a profile through a channel; `words` is what the command line says beside the channel. */
export function delivery(
  to: ChannelName,
  { platform, ...options }: DeliveryOptions & ChannelOptions = {},
  words = '',
  source?: ProfileSource,
): Pick<RunExample, 'command' | 'findings'> {
  return {
    command: `alwayson deliver vpn.mobileconfig --to ${to}${words}`,
    findings: async (profile) =>
      deliverThrough(
        to,
        await loadChannel(to, options),
        source ?? { bytes: bytesOf(profile) },
        platform === undefined ? {} : { platform },
      ).findings,
  };
}

function expectedOf({ expected }: ExpectedReading) {
  if (expected === undefined) throw new Error('there is nothing to compare with');
  return expected;
}

function judgedFor({ os, platform }: Judging): string {
  if (platform === 'macOS') return ', judged for a Mac';
  return os === undefined ? '' : `, judged for iOS ${os}`;
}

function bytesOf(profile: PlistDictionary): Uint8Array {
  return Buffer.from(writePlist(profile));
}

async function judged(bytes: Uint8Array, judging: Judging): Promise<readonly Finding[]> {
  return (await verify(bytes, { now, ...judging })).findings;
}

function valueAt(from: PlistValue, path: string): PlistValue | undefined {
  return pointerParts(path).reduce<PlistValue | undefined>(
    (inner, part) => (typeof inner === 'object' ? (inner as PlistDictionary)[part] : undefined),
    from,
  );
}
