import asyncHooks from 'node:async_hooks';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';

const { AsyncLocalStorage } = asyncHooks;
let made = [];

asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    made.push(this);
  }
};

/**
 * Jest makes an `AsyncLocalStorage` for each test file and leaves it on. Node 20 then writes into each promise as often as
 * there were files before, which comes to a tenth of the time of all tests.
 */
export default class extends NodeEnvironment {
  async teardown() {
    for (const storage of made) storage.disable();
    made = [];
    await super.teardown();
  }
}
