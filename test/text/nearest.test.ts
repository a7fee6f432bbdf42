import { nearest } from '../../src/text/nearest.js';

test.each([
  ['aes256gmc', ['aes256Gcm', 'aes128Gcm', 'des'], 'aes256Gcm'],
  ['SHA256', ['sha2_256', 'sha2_384', 'md5'], 'sha2_256'],
  ['medum', ['medium', 'low'], 'medium'],
  ['userToggleEnable', ['userToggleEnabled', 'enableEAP'], 'userToggleEnabled'],
  ['', ['low'], undefined],
  ['quantum', ['medium', 'low'], undefined],
  ['size3072', ['size1024', 'size2048'], undefined],
  ['x'.repeat(1e6), ['medium'], undefined],
  ['Ωmega😀', ['omega😀', 'b'], 'omega😀'],
  ['anything', [], undefined],
] as const)('%s', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});
