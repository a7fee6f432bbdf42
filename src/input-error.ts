/**
 * Something handed in that cannot be read or used at all: its message is the one sentence the user sees
 * (what it is, what is wrong, what is allowed). The command line answers it with exit code 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Runs something that may throw, and puts the name of the file in front of what it says. */
export async function about<Result>(file: string, run: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}
