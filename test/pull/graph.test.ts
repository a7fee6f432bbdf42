import fc from 'fast-check';
import { InputError } from '../../src/input-error.js';
import { choosePolicies } from '../../src/pull/choose.js';
import { filesOf } from '../../src/pull/files.js';
import { graphAt } from '../../src/pull/graph.js';
import { folderNames } from '../../src/pull/layout.js';
import { listConfigurations, policyReader } from '../../src/pull/pull.js';
import { runs } from '../support/runs.js';

const origin = 'https://graph.example.com';

/** Answers as Graph gives them, and as nobody should. */
const policy = fc.record(
  {
    '@odata.type': fc.constantFrom(
      '#microsoft.graph.iosikEv2VpnConfiguration',
      '#microsoft.graph.windowsX',
      1,
    ),
    id: fc.oneof(fc.string(), fc.constant('..'), fc.constant(null)),
    displayName: fc.oneof(fc.string(), fc.constant('../../etc'), fc.integer()),
    authenticationMethod: fc.constantFrom('certificate', 'derivedCredential', 'sharedSecret', null),
    target: fc.record({ groupId: fc.string() }, { requiredKeys: [] }),
    trustedRootCertificate: fc.string(),
  },
  { requiredKeys: [] },
);
const page = fc.record(
  {
    value: fc.oneof({ weight: 5, arbitrary: fc.array(policy) }, { weight: 1, arbitrary: fc.jsonValue() }),
    '@odata.nextLink': fc.constantFrom('https://elsewhere.example/', '/next', `${origin}/next`, 1, null),
  },
  { requiredKeys: ['value'] },
);
const answer = fc.record({
  status: fc.constantFrom(200, 200, 200, 200, 302, 400, 401, 403, 404, 500),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.oneof(page, policy).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string()) },
  ),
  location: fc.option(fc.webUrl(), { nil: undefined }),
});

test('whatever is answered, there are files with plain names or a sentence, and nobody else is asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(answer), async (answers) => {
      const graph = graphAt(origin, async (url) => {
        expect(url.origin).toBe(origin);
        return answers.next().value;
      });
      try {
        const policies = choosePolicies(await listConfigurations(graph), []);
        const read = policyReader(graph);
        for (const one of policies) {
          for (const { path } of filesOf(await read(one)))
            expect(path).toMatch(/^[a-z-]+\.(?:json|yaml|cer)$/);
        }
        const names = folderNames(policies);
        expect(names.filter((name) => name === '' || name.startsWith('.') || /[/\\]/.test(name))).toEqual([]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        expect(error.message).toMatch(/^\S.*[.)?]$/s);
      }
    }),
    { numRuns: runs(200) },
  );
});
