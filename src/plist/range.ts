const smallestInteger = -(2n ** 63n);
const largestInteger = 2n ** 64n - 1n;

/** Whether a property list integer can hold it: 64 bits, with a sign or without (Apple's reader takes both). */
export function fitsInteger(value: bigint): boolean {
  return value >= smallestInteger && value <= largestInteger;
}

/** An integer as a `number` where that is exact, else as a `bigint`. */
export function plainInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Whether it is a valid date of the years 1 to 9999, those that an XML property list writes with four digits. */
export function fitsDate(value: Date): boolean {
  const year = value.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
