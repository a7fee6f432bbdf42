import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runs } from '../support/runs.js';
import { type Attempt, faultsOf, fromJson, run, toJson } from './attempt.js';
import { kinds } from './kinds.js';

/** What came out once, each as small as it could be made. */
const corpus = join('test', 'fuzz', 'corpus');

test.each(readdirSync(corpus))('%s', async (name) => {
  const attempt = fromJson(readFileSync(join(corpus, name), 'utf8'));
  expect(faultsOf(attempt, await run(attempt))).toEqual([]);
});

/** Set by `npm run fuzz`, which tries for so long and keeps what it finds. */
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 0);
const names = Object.keys(kinds).filter((name) => name.includes(process.env['FUZZ_KIND'] ?? ''));

describe.each(names)('%s', (name) => {
  test(
    'whatever is in it, a run ends with an exit code and a sentence',
    async () => {
      const arbitrary = kinds[name];
      if (arbitrary === undefined) throw new Error(`there is no kind ${name}`);
      let tried = 0;
      let last: Promise<unknown> = Promise.resolve();
      const property = fc.asyncProperty(arbitrary, async (attempt) => {
        tried += 1;
        const running = run(attempt);
        last = running;
        const faults = faultsOf(attempt, await running);
        if (faults.length > 0) throw new Error(faults.join('; '));
      });
      const result = await fc.check(property, {
        ...(seconds > 0
          ? { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }
          : { numRuns: runs(50) }),
      });
      // Time may be up in the midst of a run.
      await last;
      const [counterexample] = result.counterexample ?? [];
      if (seconds > 0) process.stderr.write(`${name}: ${tried} tried\n`);
      if (counterexample === undefined) return;
      if (seconds > 0) keep(name, counterexample);
      throw new Error(fc.defaultReportMessage(result));
    },
    seconds * 3000 + 60_000,
  );
});

function keep(name: string, attempt: Attempt): void {
  const text = toJson(attempt);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  writeFileSync(join(corpus, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${hash}.json`), text);
}
