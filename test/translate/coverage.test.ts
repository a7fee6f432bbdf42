import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../src/graph/model/ikev2.js';
import { readPolicy } from '../../src/graph/read-policy.js';
import { alwaysOnRows } from '../../src/translate/rows/always-on.js';
import { ikev2Rows } from '../../src/translate/rows/ikev2.js';
import { onDemandRuleRows } from '../../src/translate/rows/on-demand-rule.js';
import type { Outcome, Rows } from '../../src/translate/rows/row.js';

/** Every property and value that some fixture has, as `rows.property` and `rows.property=value`. */
const seen = new Set<string>();

const folder = join('fixtures', 'translate');

beforeAll(async () => {
  for (const name of readdirSync(folder)) {
    const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith('policy.'));
    const args = readdirSync(join(folder, name)).includes('args.json')
      ? JSON.parse(readFileSync(join(folder, name, 'args.json'), 'utf8'))
      : [];
    const select = args[args.indexOf('--select') + 1];
    const input = readFileSync(join(folder, name, String(file)));
    const { policy } = await readPolicy(input, args.includes('--select') ? { select } : {});
    note('ikev2', policy, ikev2Rows);
    for (const rule of policy.onDemandRules ?? []) note('onDemandRules', rule, onDemandRuleRows);
  }
});

function note<Type extends object>(name: string, object: Partial<Type>, rows: Rows<Type>): void {
  for (const [property, row] of Object.entries(rows) as [keyof Type & string, Rows<Type>[keyof Type]][]) {
    const value = object[property];
    if (value === undefined) continue;
    seen.add(`${name}.${property}`);
    if (typeof value === 'string') seen.add(`${name}.${property}=${value}`);
    const nested = [row.alwaysOn, row.ikev2].find((outcome) => outcome.kind === 'nested');
    if (nested?.kind === 'nested') note(`${name}.${property}`, value as object, nested.rows as Rows<object>);
  }
}

/** What rows ask some fixture to have: each property, and each value of a closed list. */
function wanted<Type>(name: string, rows: Rows<Type>): string[] {
  return (
    Object.entries(rows) as [string, { alwaysOn: Outcome<unknown>; ikev2: Outcome<unknown> }][]
  ).flatMap(([property, { alwaysOn, ikev2 }]) => {
    const outcomes = [alwaysOn, ikev2].filter((outcome) => outcome.kind !== 'not configuration');
    if (outcomes.length === 0) return [];
    const path = `${name}.${property}`;
    const values = outcomes.flatMap((outcome) =>
      outcome.kind === 'mapped' ? Object.keys(outcome.as.values ?? {}) : [],
    );
    const nested = outcomes.find((outcome) => outcome.kind === 'nested');
    return [
      path,
      ...values.map((value) => `${path}=${value}`),
      ...(nested?.kind === 'nested' ? wanted(path, nested.rows as Rows<object>) : []),
    ];
  });
}

/** What a plain export never holds; reading it is tested with the readers of the exports that do. */
const notInFixtures = ['ikev2.derivedCredentialSettings'];

test('every row and every value of a closed list occurs in some fixture', () => {
  const all = [...wanted('ikev2', ikev2Rows), ...wanted('onDemandRules', onDemandRuleRows)];
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((item) => !seen.has(item) && !notInFixtures.includes(item))).toEqual([]);
});

test('every value of the combined rows occurs in some fixture', () => {
  const methods: Required<Policy>['authenticationMethod'][] = [
    'certificate',
    'usernameAndPassword',
    'sharedSecret',
    'derivedCredential',
    'azureAD',
  ];
  const kinds: Required<Policy>['localIdentifier'][] = [
    'deviceFQDN',
    'empty',
    'clientCertificateSubjectName',
  ];
  const types: Required<Policy>['clientAuthenticationType'][] = [
    'userAuthentication',
    'deviceAuthentication',
  ];
  const all = [
    ...methods.map((value) => `ikev2.authenticationMethod=${value}`),
    ...kinds.map((value) => `ikev2.localIdentifier=${value}`),
    ...types.map((value) => `ikev2.clientAuthenticationType=${value}`),
  ];
  expect(all.filter((item) => !seen.has(item))).toEqual([]);
  expect(Object.keys(alwaysOnRows)).toHaveLength(10);
});
