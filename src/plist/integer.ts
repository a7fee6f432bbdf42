/** The range of a property list integer: 64 bits, with a sign or without (Apple's reader and writer take both). */
export const smallestInteger = -(2n ** 63n);
export const largestInteger = 2n ** 64n - 1n;
