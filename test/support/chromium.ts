import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { full } from './runs.js';

const path = process.env['CHROMIUM'] ?? 'chromium';
const isThere = spawnSync(path, ['--version']).error === undefined;
const isBuild = process.env['CI'] === 'true';

/**
 * A suite in a real Chromium, with `FULL=1` or in a build (`CI=true`). Without Chromium it is skipped with a notice; a
 * build fails.
 */
export function describeInChromium(name: string, suite: (browser: () => Browser) => void): void {
  const wanted = full || isBuild;
  if (wanted && !isThere && !isBuild) {
    process.stderr.write(`skipped: ${name}, because chromium is not installed\n`);
  }
  if (!wanted || (!isThere && !isBuild)) {
    describe.skip(name, () => suite(unstarted));
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: spawnSync('sh', ['-c', `command -v ${path}`])
          .stdout.toString()
          .trim(),
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      });
    }, 60_000);
    afterAll(() => browser?.close());
    suite(() => browser ?? unstarted());
  });
}

function unstarted(): never {
  throw new Error('Chromium was not started');
}
