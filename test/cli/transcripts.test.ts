import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expectTranscript } from '../support/transcript.js';

/** Runs of the command line as a user sees them. */
const folder = 'test/cli/transcripts';

test.each(readdirSync(folder).sort())('%s ends and says as written', async (name) => {
  await expectTranscript(join(folder, name), resolve('test/cli/inputs'));
});
