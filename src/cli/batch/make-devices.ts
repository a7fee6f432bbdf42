import type { MakerOptions } from '../../batch/made.js';
import { DeviceMaker } from '../../batch/maker.js';
import { RowReader } from '../../batch/row.js';
import { readPolicy } from '../../graph/read-policy.js';
import type { Signer } from '../../signing/signer.js';
import { profileOf } from '../../verify/make-profile.js';
import type { Host } from '../host.js';
import { BindingsReader, pathOfList } from './device-bindings.js';
import { Done } from './done.js';
import { withIdentities } from './issue-identities.js';
import type { BatchJob, DoneRows, RowToMake } from './job.js';
import { OneDevice } from './one-device.js';
import { DeviceSigner, RunEnded, signerOf } from './sign-devices.js';

/** Makes, signs and writes the profiles of some rows. */
export type MakeRows = (rows: readonly RowToMake[]) => Promise<DoneRows>;

/**
 * Gets ready to make profiles: what is the same for all devices is read here.
 *
 * @param signer where a program signs, which cannot be handed to a thread
 */
export async function devicesMaker(host: Host, job: BatchJob, signer?: Signer): Promise<MakeRows> {
  const { platform, os, now } = job;
  const reading = await readPolicy(job.policy, { select: job.select });
  const whole: MakerOptions['whole'] = (policy, bindings) =>
    profileOf(policy, { bindings, platform, os, now });
  const maker = new DeviceMaker(reading, {
    platform,
    os,
    now,
    whole: job.issuing === undefined ? whole : await withIdentities(job.issuing, whole),
  });
  const rows = new RowReader(job.list, job.common, pathOfList(job));
  const one = new OneDevice(job, rows, new BindingsReader(host, job, rows), maker);
  const devices = signerFor(job, signer);
  return async (list) => {
    const done = new Done();
    let ended: string | undefined;
    // Each step for all rows: one is faster without the others in between.
    const each = async <From, To>(from: readonly From[], step: (one: From) => Promise<To>): Promise<To[]> => {
      const to: To[] = [];
      for (const one of from) {
        try {
          to.push(await step(one));
        } catch (error) {
          if (!(error instanceof RunEnded)) throw error;
          ended ??= error.message;
          break;
        }
      }
      return to;
    };
    const made = await each(list, (row) => one.make(row));
    const signed = await each(made, async (row) => ({
      row,
      signed: 'signs' in row && row.signs ? await devices?.sign(Buffer.from(row.made.profile)) : undefined,
    }));
    const outcomes = await each(signed, ({ row, signed }) => one.finish(row, signed, done));
    for (const outcome of outcomes) done.add(outcome);
    return { ...done.result(), ...(ended !== undefined && { ended }) };
  };
}

function signerFor(job: BatchJob, signer: Signer | undefined): DeviceSigner | undefined {
  const { signing } = job;
  const ready = signing && (signerOf(signing) ?? signer);
  return signing && ready && new DeviceSigner(ready, signing, job);
}
