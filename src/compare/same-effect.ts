import { tokenPattern } from '../tokens.js';
import type { Defaults } from './defaults.js';
import { isWritten, nodeText, type Taken } from './device-value.js';

/**
 * How two values stand to each other. `same`: nothing to say; `equivalent`: written differently, or one of them
 * not at all, and the device does the same; `doubtful`: the same by Apple's documents, and yet the device was seen
 * to do something else; `different`: the device does something else.
 */
export type Weight = 'same' | 'equivalent' | 'doubtful' | 'different';

/** Whether two values in the form of `valueText` mean the same. */
export type Sameness = (expected: string, delivered: string) => boolean;

/** Weighs what is delivered against what was expected; `defaults` are those of a key that is absent in the delivered. */
export function weigh(
  expected: Taken,
  delivered: Taken,
  defaults: Defaults,
  same: Sameness = () => false,
): Weight {
  // An empty text says as little as none at all.
  const equal = (left = '', right = '') =>
    left === right || (left !== '' && right !== '' && same(left, right));
  if (isWritten(expected) && isWritten(delivered)) {
    if (fills(expected.value, delivered.value)) return 'same';
    if (!equal(expected.value, delivered.value)) return 'different';
    const alike =
      expected.node.type === delivered.node.type && nodeText(expected.node) === nodeText(delivered.node);
    return alike ? 'same' : 'equivalent';
  }
  if (isWritten(expected)) {
    if (equal(expected.value, delivered.value)) return 'equivalent';
    return equal(expected.value, defaults.documented) ? 'doubtful' : 'different';
  }
  if (isWritten(delivered)) {
    const isDefault = [expected.value, defaults.documented].some((value) => equal(value, delivered.value));
    return isDefault ? 'equivalent' : 'different';
  }
  return equal(expected.value, delivered.value) ? 'same' : 'doubtful';
}

/** Whether a text is what one with device variables, such as `{{device.serialNumber}}`, became: anything may stand for them. */
function fills(template: string, text: string): boolean {
  // Splitting at a pattern with one group puts the names of the variables at the odd places.
  const [first = '', ...others] = template.split(tokenPattern).filter((_, index) => index % 2 === 0);
  const last = others.pop();
  if (last === undefined || !text.startsWith(first)) return false;
  let at = first.length + 1;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length + 1;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}
