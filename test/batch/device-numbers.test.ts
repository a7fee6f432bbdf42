import { deviceDigest } from '../../src/batch/device-file.js';
import { DeviceNumbers } from '../../src/batch/device-numbers.js';

test('knows the number of each of many devices, and of no other', () => {
  const numbers = new DeviceNumbers();
  const digests = Array.from({ length: 5000 }, (_, index) => deviceDigest(`device-${index}`));
  digests.forEach((digest, index) => {
    numbers.set(digest, index + 1);
  });
  expect(numbers.size).toBe(5000);
  expect(digests.map((digest) => numbers.get(digest))).toEqual(digests.map((_, index) => index + 1));
  expect(numbers.get(deviceDigest('device-5000'))).toBeUndefined();
});

test('has the last number of a device, also one that needs more than 32 bits', () => {
  const numbers = new DeviceNumbers();
  for (const number of [1, 2 ** 40 + 1]) numbers.set(deviceDigest('one'), number);
  expect([numbers.size, numbers.get(deviceDigest('one'))]).toEqual([1, 2 ** 40 + 1]);
});

test('tells devices apart whose digests begin alike', () => {
  const numbers = new DeviceNumbers();
  const digests = ['\0\0\0\0\0\0\0\0\0\0\0\0', '\0\0\0\0\0\0\0\0\0\0\0\x01', '\0\0\0\0\0\0\0\0\x01\0\0\0'];
  digests.forEach((digest, index) => {
    numbers.set(digest, index + 1);
  });
  expect(digests.map((digest) => numbers.get(digest))).toEqual([1, 2, 3]);
});
