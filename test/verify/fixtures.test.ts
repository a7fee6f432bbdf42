import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectTranscript } from '../support/transcript.js';

/** One folder a case: the files as people have them, and in `run.txt` what `verify` says of them. */
const folder = join('fixtures', 'verify');

test.each(readdirSync(folder).sort())('%s', async (name) => {
  await expectTranscript(join(folder, name, 'run.txt'), join(folder, name));
});
