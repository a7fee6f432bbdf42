/** A thread that signs, and writes and renames files where it has a folder, as a yardstick. It waits for a word to start. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';

const { keyFile, folder, count, size } = workerData;
const key = createPrivateKey(readFileSync(keyFile));
/** As many bytes as CMS has signed attributes. */
const attributes = randomBytes(105);
const content = randomBytes(size);
const write = (index) => {
  const temporary = join(folder, `.${threadId}.new`);
  writeFileSync(temporary, content);
  renameSync(temporary, join(folder, `${threadId}-${index}`));
};

parentPort.once('message', () => {
  for (let index = 0; index < count; index++) {
    sign('sha256', attributes, key);
    if (folder !== undefined) write(index);
  }
});
parentPort.postMessage('ready');
