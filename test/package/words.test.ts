import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, parseSync } from '@swc/core';
import type { Finding } from '../../src/finding.js';
import { faultsOf, filledIn, isNoInstruction, namesIn } from '../support/words.js';

/** A text of the source that people read. */
interface Said {
  readonly file: string;
  /** The property, variable or function that it is for. */
  readonly as: string;
  readonly text: string;
}

/** The properties and variables that hold whole texts. */
const texts = new Set(['message', 'fix', 'why']);

/** The arguments that are whole texts, by the function or class that takes them. */
const taking: Readonly<Record<string, readonly number[]>> = {
  InputError: [0],
  OtherKindError: [0],
  cannotSay: [1, 2],
  changed: [1, 2],
  inferred: [2, 3],
  leftOut: [1, 2],
  notTaken: [1],
  signatureFinding: [2],
};

/** What holds the message of an error of another kind, which nobody sees. */
const notSaid = /^src\/(?:html\/html|certificates\/(?:asn1|fields))\.ts$/;

/** Every text that an expression can be; a value that is put in is `…`. None where it is not known here. */
function textsOf(expression: Expression | undefined): string[] {
  switch (expression?.type) {
    case 'StringLiteral':
      return [expression.value];
    case 'TemplateLiteral':
      return [expression.quasis.map(({ cooked }) => cooked ?? '').join(filledIn)];
    case 'ConditionalExpression':
      return [...textsOf(expression.consequent), ...textsOf(expression.alternate)];
    case 'ParenthesisExpression':
      return textsOf(expression.expression);
    case 'BinaryExpression':
      if (expression.operator === '??' || expression.operator === '||' || expression.operator === '&&')
        return [...textsOf(expression.left), ...textsOf(expression.right)];
      return [];
    default:
      return [];
  }
}

/** The nodes of a syntax tree, outermost first. */
function* nodesIn(tree: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(tree)) for (const each of tree) yield* nodesIn(each);
  else if (typeof tree === 'object' && tree !== null) {
    yield tree as Readonly<Record<string, unknown>>;
    yield* nodesIn(Object.values(tree));
  }
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'value' in node ? String(node.value) : '';
}

const saysSomething = new RegExp(`\\b(?:${[...texts, ...Object.keys(taking)].join('|')})\\b`);

function* saidIn(file: string): Generator<Said> {
  const source = readFileSync(file, 'utf8');
  if (!saysSomething.test(source)) return;
  const { body } = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  for (const node of nodesIn(body)) {
    const { as, whole } = wholeTexts(node);
    for (const text of whole.flatMap(textsOf)) if (text !== '') yield { file, as, text };
  }
}

function wholeTexts(node: Readonly<Record<string, unknown>>): {
  readonly as: string;
  readonly whole: (Expression | undefined)[];
} {
  const as = nameOf(node['key'] ?? node['id'] ?? node['callee']);
  switch (node['type']) {
    case 'KeyValueProperty':
      return { as, whole: texts.has(as) ? [node['value'] as Expression] : [] };
    case 'VariableDeclarator':
      return { as, whole: texts.has(as) ? [node['init'] as Expression] : [] };
    case 'NewExpression':
    case 'CallExpression': {
      const given = (node['arguments'] ?? []) as readonly { readonly expression: Expression }[];
      return { as, whole: (taking[as] ?? []).map((place) => given[place]?.expression) };
    }
    default:
      return { as, whole: [] };
  }
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !notSaid.test(file));

const said = files.flatMap((file) => [...saidIn(file)]);

test('messages, reasons, fixes and errors are whole sentences in plain words', () => {
  expect(said.length).toBeGreaterThan(900);
  expect(
    said.flatMap(({ file, text }) => faultsOf(text).map((fault) => `${file}: ${fault}: ${text}`)),
  ).toEqual([]);
});

test('fixes are instructions', () => {
  const fixes = said.filter(({ as }) => as === 'fix');
  expect(fixes.length).toBeGreaterThan(150);
  expect(fixes.filter(({ text }) => isNoInstruction(text))).toEqual([]);
});

test.each(readdirSync('fixtures/translate'))('so is what is said of fixtures/translate/%s', (folder) => {
  const golden = join('fixtures/translate', folder, 'expected.findings.json');
  const report: { files: { findings: Finding[] }[] } = existsSync(golden)
    ? JSON.parse(readFileSync(golden, 'utf8'))
    : { files: [] };
  const findings = report.files.flatMap((file) => file.findings);
  expect(
    findings.flatMap((finding) =>
      faultsOf(finding.message, namesIn(finding)).map((fault) => [fault, finding]),
    ),
  ).toEqual([]);
  expect(findings.flatMap(({ fix }) => fix ?? []).filter(isNoInstruction)).toEqual([]);
});

const sources = files.filter((file) => /(?:^|\/)sources\.ts$/.test(file));

test('sources begin as sentences do', async () => {
  expect(sources.length).toBeGreaterThan(4);
  for (const file of sources) {
    const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = await import(
      `../../${file.replace(/\.ts$/, '.js')}`
    );
    const faulty = Object.values(tables)
      .flatMap((table) => Object.values(table))
      .filter((source) => !/^(?:\p{Lu}|jamf-upload|strongSwan)/u.test(source) || source.includes(';'));
    expect({ file, faulty }).toEqual({ file, faulty: [] });
  }
});
