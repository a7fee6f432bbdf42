import type { Answer } from '../../src/pull/answer.js';
import { patiently, secondsToWait } from '../../src/pull/retry.js';

const url = new URL('https://graph.example.com/beta');

/** How long is waited while these are answered, one after the other. */
async function waits(...answers: readonly Partial<Answer>[]): Promise<{ waited: number[]; status: number }> {
  const waited: number[] = [];
  const left = [...answers];
  const send = patiently(async () => ({ status: 200, text: '', ...left.shift() }), {
    wait: async (seconds) => {
      waited.push(seconds);
    },
  });
  return { waited, status: (await send(url)).status };
}

test('a busy service is asked again after the time that it names', async () => {
  const date = 'Thu, 26 Nov 2026 10:00:00 GMT';
  expect(
    await waits(
      { status: 429, retryAfter: '7' },
      { status: 503, retryAfter: 'Thu, 26 Nov 2026 10:00:30 GMT', date },
      { status: 504, retryAfter: 'Thu, 26 Nov 2026 09:00:00 GMT', date },
    ),
  ).toEqual({ waited: [7, 30, 0], status: 200 });
});

test('and after a time that doubles, where it names none', async () => {
  const busy = { status: 429 };
  expect(await waits(busy, busy, busy, busy, busy)).toEqual({ waited: [1, 2, 4, 8, 16], status: 200 });
});

test('six times, and for ten minutes over all requests', async () => {
  const busy = { status: 429 };
  await expect(waits(busy, busy, busy, busy, busy, busy)).rejects.toThrow(
    'graph.example.com was asked 6 times and is still busy (429). Try again later.',
  );
  const long = { status: 503, retryAfter: '400' };
  await expect(waits(long, long)).rejects.toThrow(
    'asks to wait 400 seconds. A run waits 600 seconds in all.',
  );
});

test('other answers are given at once', async () => {
  expect(await waits({ status: 500 })).toEqual({ waited: [], status: 500 });
});

test.each([
  ['120', '', 120],
  [' 0 ', '', 0],
  ['', '', undefined],
  ['soon', 'Thu, 26 Nov 2026 10:00:00 GMT', undefined],
  ['Thu, 26 Nov 2026 10:00:00 GMT', '', undefined],
  ['-5', '', undefined],
])('Retry-After: %j', (retryAfter, date, seconds) => {
  expect(secondsToWait({ retryAfter, date })).toBe(seconds);
});
