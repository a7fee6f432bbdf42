import { hash } from 'node:crypto';
import { deviceFileName } from '../../batch/device-file.js';
import { batchFinding } from '../../batch/findings.js';
import type { MadeDevice } from '../../batch/made.js';
import type { DeviceMaker } from '../../batch/maker.js';
import { countIn, type DeviceLine, readDeviceLine, type Tally, tallyOf } from '../../batch/manifest.js';
import { deviceTwice, type RowReader } from '../../batch/row.js';
import type { Channel } from '../../delivery/channel.js';
import { deliverThrough } from '../../delivery/deliver.js';
import { channelsThatTake, loadChannel } from '../../delivery/index.js';
import type { Finding } from '../../finding.js';
import { InputError } from '../../input-error.js';
import { choose } from '../../report/choose.js';
import type { BindingsReader, DeviceBindings } from './device-bindings.js';
import type { Done, Outcome } from './done.js';
import type { BatchJob, RowToMake } from './job.js';
import { RunEnded, type Signed } from './sign-devices.js';
import { sha256OfFile, writeDeviceFile } from './write-device.js';

/** Findings as they are told and counted. */
interface Counted {
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly isBad: boolean;
  readonly isFaulty: boolean;
}

/** What was made of a row: its profile, the line of an earlier run, or nothing but findings. */
export type MadeRow =
  | {
      readonly row: RowToMake;
      readonly made: MadeDevice & { readonly profile: string };
      readonly input: string;
      /** Whether the profile is good enough to be signed. */
      readonly signs: boolean;
    }
  | { readonly row: RowToMake; readonly former: DeviceLine }
  | { readonly row: RowToMake; readonly findings: readonly Finding[] };

/** Makes one device after another, in two steps between which it is signed. */
export class OneDevice {
  readonly #job: BatchJob;
  readonly #rows: RowReader;
  readonly #reader: BindingsReader;
  readonly #maker: DeviceMaker;
  /** Most devices have the same findings, in the same list. */
  readonly #counted = new WeakMap<readonly Finding[], Counted>();
  readonly #joined = new WeakMap<readonly Finding[], WeakMap<readonly Finding[], readonly Finding[]>>();
  readonly #told = new WeakSet<readonly Finding[]>();
  readonly #shown = new Set<string>();
  #channel: Channel | undefined;

  constructor(job: BatchJob, rows: RowReader, reader: BindingsReader, maker: DeviceMaker) {
    this.#job = job;
    this.#rows = rows;
    this.#reader = reader;
    this.#maker = maker;
  }

  async make(row: RowToMake): Promise<MadeRow> {
    const reading = this.#rows.read(row, this.#job.secretsAllowed);
    if (reading.findings.length > 0) return { row, findings: reading.findings };
    if (row.twiceOf !== undefined) return { row, findings: [deviceTwice(row.line, row.twiceOf)] };
    try {
      const device = await this.#reader.read(row, reading);
      if (!('bindings' in device)) return { row, findings: device };
      const input = this.#inputOf(device);
      const former = this.#keptOf(row, input);
      if (former !== undefined) return { row, former };
      const made = await this.#maker.make({ ...device, shape: reading.shape });
      const { profile } = made;
      if (profile === undefined) {
        return { row, findings: made.findings.map((finding) => this.#rows.ofCells(finding, row)) };
      }
      const { isBad, isFaulty } = this.#count(made.findings);
      const { allowErrors, signing } = this.#job;
      if (isBad && !allowErrors) return { row, findings: made.findings };
      const signs = signing !== undefined && (allowErrors || !isFaulty);
      return { row, made: { ...made, profile }, input, signs };
    } catch (error) {
      return { row, findings: [unusable(error)] };
    }
  }

  /** Writes the files of a device, and tells what was found. */
  async finish(made: MadeRow, signed: Signed | undefined, done: Done): Promise<Outcome> {
    if ('findings' in made) return this.#bad(made.row, made.findings, done);
    if ('former' in made) {
      done.count(made.former.findings);
      return 'kept';
    }
    try {
      return await this.#write(made, signed, done);
    } catch (error) {
      return this.#bad(made.row, [unusable(error)], done);
    }
  }

  #inputOf({ contents }: DeviceBindings): string {
    const texts = contents.map((one) => (typeof one === 'string' ? JSON.stringify(one) : sha256Of(one)));
    return hash('sha256', `${this.#job.digestKey}\n${texts.join('\n')}`, 'base64url');
  }

  /** What an earlier run made of the same, as long as it lies there as it was written. */
  #keptOf({ former }: RowToMake, input: string): DeviceLine | undefined {
    const line = former === undefined ? undefined : readDeviceLine(former);
    if (line?.file === undefined || line.input !== input) return undefined;
    const files = [{ file: line.file, sha256: line.sha256 }, ...(line.others ?? [])];
    const same = files.every(({ file, sha256 }) => sha256OfFile(this.#job.folder, file) === sha256);
    return same ? line : undefined;
  }

  async #write(
    { row, made: { profile, identity, findings }, input }: Extract<MadeRow, { made: unknown }>,
    signed: Signed | undefined,
    done: Done,
  ): Promise<Outcome> {
    const { allowErrors, signing } = this.#job;
    const content = signed?.bytes ?? profile;
    let all = signed === undefined ? findings : this.#join(findings, signed.findings);
    if (signing?.encryptTo !== undefined) all = all.filter(({ rule }) => rule !== 'secret-in-profile');
    const device = this.#rows.deviceOf(row);
    const fileName = deviceFileName(device);
    let files: readonly { path: string; content: string | Uint8Array }[] = [
      { path: `${fileName}.mobileconfig`, content },
    ];
    if (this.#job.channel !== undefined) {
      const delivered = await this.#deliver(content, signed && profile, row, device, fileName);
      all = [...all, ...delivered.findings.map(({ position, ...finding }) => finding)];
      if (delivered.delivery === undefined) return this.#bad(row, all, done);
      const made = delivered.delivery.files;
      const inFolder = made.length > 1 ? `${fileName}/` : '';
      files = made.map((file) => ({ path: `${inFolder}${file.path}`, content: file.content }));
    }
    const { tally, isBad } = this.#tell(row, all, done);
    const written = isBad && !allowErrors ? [] : files.map((file) => this.#writeFile(file));
    const [main, ...others] = written;
    return {
      tally,
      line: {
        device,
        line: row.line,
        ...main,
        ...(others.length > 0 && { others }),
        findings: tally,
        ...(signed !== undefined && signing !== undefined && { signer: signing.fingerprint }),
        ...(identity !== undefined && { identity }),
        input,
      },
    };
  }

  #writeFile({ path, content }: { readonly path: string; readonly content: string | Uint8Array }) {
    writeDeviceFile(this.#job.folder, path, content);
    return { file: path, sha256: sha256Of(content) };
  }

  async #deliver(
    content: string | Uint8Array,
    signedContent: string | undefined,
    { cells }: RowToMake,
    name: string,
    fileName: string,
  ) {
    const { channel, platform, list } = this.#job;
    if (channel === undefined) return { findings: [] };
    const udid = cells[list.columns.findIndex((column) => column.name === 'device.udid')];
    const takesDevice = channelsThatTake('device').includes(channel.name);
    const options = takesDevice && udid ? { ...channel.options, device: udid } : channel.options;
    if (takesDevice || this.#channel === undefined) this.#channel = await loadChannel(channel.name, options);
    const source = {
      bytes: Buffer.from(content),
      ...(signedContent !== undefined && { signedContent: Buffer.from(signedContent) }),
    };
    return deliverThrough(channel.name, this.#channel, source, { platform, forDevice: { name, fileName } });
  }

  /** Records a device that gets no profile. */
  #bad(row: RowToMake, findings: readonly Finding[], done: Done): Outcome {
    const { tally } = this.#tell(row, findings, done);
    return { tally, line: { device: this.#rows.deviceOf(row), line: row.line, findings: tally } };
  }

  /** Counts findings, and shows the first of each rule. */
  #tell(row: RowToMake, all: readonly Finding[], done: Done): Counted {
    const counted = this.#count(all);
    if (this.#told.has(all)) return counted;
    this.#told.add(all);
    for (const finding of counted.findings) {
      const key = `${finding.severity} ${finding.rule}`;
      if (this.#shown.has(key)) continue;
      this.#shown.add(key);
      done.show({ line: row.line, device: this.#rows.deviceOf(row), finding });
    }
    return counted;
  }

  #count(all: readonly Finding[]): Counted {
    const known = this.#counted.get(all);
    if (known !== undefined) return known;
    const { choices, strict } = this.#job;
    const [file] = choose([{ file: '', document: 'policy', findings: all }], choices).files;
    const findings = file?.findings ?? [];
    const tally = tallyOf(findings);
    const counted = {
      findings,
      tally,
      isBad: countIn(tally, 'error') > 0 || (strict && countIn(tally, 'warning') > 0),
      isFaulty: all.some(({ severity }) => severity === 'error'),
    };
    this.#counted.set(all, counted);
    return counted;
  }

  /** One list of two; of the same two lists the same one. */
  #join(first: readonly Finding[], second: readonly Finding[]): readonly Finding[] {
    const known = this.#joined.get(first) ?? new WeakMap<readonly Finding[], readonly Finding[]>();
    const both = known.get(second) ?? [...first, ...second];
    known.set(second, both);
    this.#joined.set(first, known);
    return both;
  }
}

/** What is wrong with a row whose values cannot be used. Throws what has another reason. */
function unusable(error: unknown): Finding {
  if (error instanceof RunEnded || !(error instanceof InputError)) throw error;
  const message = `The values of the device cannot be used: ${error.message.replaceAll('\n', ' ')}`;
  return batchFinding('batch-row-unreadable', { message });
}

function sha256Of(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
