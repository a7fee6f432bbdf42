import fc from 'fast-check';
import { availableOn } from '../../src/apple/availability.js';
import type { KeyRow } from '../../src/apple/key.js';
import { tunnelKeys } from '../../src/apple/keys/tunnel.js';
import { compareVersions } from '../../src/apple/os.js';
import { runs } from '../support/runs.js';

describe('compareVersions', () => {
  test.each([
    ['9.0', '14.2', -1],
    ['14.2', '14.10', -1],
    ['10.13.4', '10.13', 1],
    ['26.0', '26', 0],
    ['26.0', '26.0', 0],
  ])('%s and %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
    expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
  });

  test('orders as the numbers do', () => {
    const version = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const byNumber = a[0] * 100 + a[1] - (b[0] * 100 + b[1]);
        expect(Math.sign(compareVersions(a.join('.'), b.join('.')))).toBe(Math.sign(byNumber));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('availableOn', () => {
  test.each([
    ['MTU', 'iOS', '13.7', false],
    ['MTU', 'iOS', '14.0', true],
    ['MTU', 'visionOS', '1.0', true],
    ['EnableFallback', 'macOS', '27.0', false],
    ['ProtocolType', 'iOS', '8.0', true],
  ] as const)('%s on %s %s', (key, platform, os, available) => {
    const row: KeyRow = tunnelKeys[key];
    expect(availableOn(row, platform, os)).toBe(available);
  });
});
