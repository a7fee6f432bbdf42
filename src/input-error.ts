/**
 * Something handed in that cannot be read or used at all: its message is the one sentence the user sees
 * (what it is, what is wrong, what is allowed). The command line answers it with exit code 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}
