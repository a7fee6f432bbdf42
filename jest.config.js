export default {
  testEnvironment: '<rootDir>/test/support/environment.js',
  maxWorkers: '100%',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/setup.js',
  globalTeardown: '<rootDir>/test/support/teardown.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // As in the bundled command line.
    '^string-width$': '<rootDir>/scripts/string-width.js',
  },
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/test/support/transform.js',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};
