import { Session } from 'node:inspector';

/**
 * Counting begins before anything else is imported: a function that has run already has counters for the whole of it
 * alone, until it is compiled anew.
 */
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

// The tests that the same process runs next are not to pay for it.
afterAll(() => {
  session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

/** How many blocks of this program's code run: steps that are the same on every machine. Import it first. */
export function steps(run: () => unknown): number {
  session.post('Profiler.takePreciseCoverage', () => undefined);
  run();
  let count = 0;
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    for (const { functions } of result.filter(({ url }) => /\/src\//.test(url))) {
      for (const { ranges } of functions) for (const range of ranges) count += range.count;
    }
  });
  return count;
}
