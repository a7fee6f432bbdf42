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
  const one = new OneDevice(job, rows, new BindingsReader(host, job, rows), maker, signerFor(job, signer));
  return async (list) => {
    const done = new Done();
    for (const row of list) {
      try {
        done.add(await one.make(row, done));
      } catch (error) {
        if (!(error instanceof RunEnded)) throw error;
        return { ...done.result(), ended: error.message };
      }
    }
    return done.result();
  };
}

function signerFor(job: BatchJob, signer: Signer | undefined): DeviceSigner | undefined {
  const { signing } = job;
  const ready = signing && (signerOf(signing) ?? signer);
  return signing && ready && new DeviceSigner(ready, signing, job);
}
