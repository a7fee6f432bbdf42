/** A thread that signs, writes and renames files, as a yardstick: it waits for a word to start with and ends. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';

const { keyFile, folder, count, size } = workerData;
const key = createPrivateKey(readFileSync(keyFile));
/** As many bytes as CMS has signed attributes. */
const attributes = randomBytes(105);
const content = randomBytes(size);
const temporary = join(folder, `.${threadId}.new`);

parentPort.once('message', () => {
  for (let index = 0; index < count; index++) {
    sign('sha256', attributes, key);
    writeFileSync(temporary, content);
    renameSync(temporary, join(folder, `${threadId}-${index}`));
  }
});
parentPort.postMessage('ready');
