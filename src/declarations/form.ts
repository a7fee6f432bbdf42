import { availableOn } from '../apple/availability.js';
import { checkValue } from '../apple/check-value.js';
import { declarationKeys } from '../apple/declarations/base.js';
import { type DeclarationTypeRow, declarationTypes } from '../apple/declarations/declaration-types.js';
import type { KeyRow, KeyTable } from '../apple/key.js';
import type { Platform } from '../apple/os.js';
import { walkKeys } from '../apple/walk-keys.js';
import type { Finding, Severity } from '../finding.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { shown, subjectOf } from '../rules/wording.js';
import { alternatives } from '../text/alternatives.js';
import { didYouMean, nearest } from '../text/nearest.js';
import { deliverySources } from '../variables/sources.js';
import { mostOctets } from './declaration.js';
import { declarationFinding } from './findings.js';
import type { LocatedDeclaration } from './located.js';
import { sentence } from './value.js';

/** What declarations are judged for. */
export interface FormTarget {
  readonly platform: Platform;
  readonly os: string;
}

/** What is wrong with a declaration by the schema of its type: keys, types, values, what is required, the OS. */
export function formFindings({ node, type, payload }: LocatedDeclaration, target: FormTarget): Finding[] {
  const findings = [
    ...keyFindings(withoutFleets(node), declarationKeys, target),
    ...fleetFindings(node),
    ...lengthFindings(node),
  ];
  if (type === undefined) return [...findings, unknownType(node)];
  const row: DeclarationTypeRow = declarationTypes[type];
  if (!availableOn(row, target.platform, target.os)) {
    const first = row.since[target.platform] ?? 'n/a';
    const since = first === 'n/a' ? 'It does not exist there.' : `It exists from ${first}.`;
    const message = `${target.platform} ${target.os} does not know ${type}. ${since}`;
    findings.push(formFinding(get(node, 'Type') ?? node, 'error', message));
  }
  return [...findings, ...keyFindings(payload, row.keys, target)];
}

/** A type that the tables do not have: another one of Apple's, or one of theirs with a slip of the pen. */
function unknownType(node: DictionaryNode): Finding {
  const at = get(node, 'Type') ?? node;
  const meant = at.type === 'string' ? nearest(at.value, Object.keys(declarationTypes)) : undefined;
  const message = `alwayson does not know declarations of type ${shown(at)}, so it did not check this one.`;
  if (meant !== undefined) return formFinding(at, 'warning', `${message}${didYouMean(meant)}`);
  const why = 'alwayson knows the declarations that a VPN needs. Apple has others.';
  return { ...formFinding(at, 'info', message), why };
}

/** A key that Fleet has beside those of Apple's schema, in every declaration. */
const fleetScope = 'PayloadScope';

function withoutFleets(node: DictionaryNode): DictionaryNode {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => key !== fleetScope)) };
}

function fleetFindings(node: DictionaryNode): Finding[] {
  const scope = get(node, fleetScope);
  if (scope === undefined) return [];
  return [
    {
      ...formFinding(scope, 'info', `${fleetScope} is a key of Fleet. Apple's schema does not have it.`),
      why: 'Fleet takes declarations with it, as its published examples show. What other systems do with it is not known.',
      source: deliverySources.fleet,
      confidence: 'inferred',
    },
  ];
}

function keyFindings(dictionary: DictionaryNode, table: KeyTable, target: FormTarget): Finding[] {
  const findings = [...missing(dictionary, table, target), ...twofold(dictionary, table)];
  walkKeys(dictionary, table, {
    known(_, row, node) {
      const problem = problemOf(node, row, target);
      if (problem !== undefined) findings.push(formFinding(node, 'error', problem));
      if (node.type === 'dictionary' && row.keys) findings.push(...missing(node, row.keys, target));
    },
    unknown(key, node, known) {
      const meant = didYouMean(nearest(key, Object.keys(known)));
      findings.push(formFinding(node, 'warning', `${key} is not a key of this dictionary.${meant}`));
    },
  });
  return findings;
}

function missing(dictionary: DictionaryNode, table: KeyTable, { platform, os }: FormTarget): Finding[] {
  const rows = Object.entries(table);
  const replacing = (key: string) =>
    rows
      .filter(([, row]) => row.insteadOf === key && availableOn({ since: row.since ?? {} }, platform, os))
      .map(([other]) => other);
  return rows.flatMap(([key, { presence }]) => {
    if (presence !== 'required' || dictionary.entries.has(key)) return [];
    const others = replacing(key);
    if (others.some((other) => dictionary.entries.has(other))) return [];
    const needed =
      others.length === 0 ? 'It is required.' : `Either it or ${alternatives(others)} is required.`;
    return [formFinding(dictionary, 'error', `${key} is missing. ${needed}`)];
  });
}

/** Two keys of which one stands for the other. */
function twofold(dictionary: DictionaryNode, table: KeyTable): Finding[] {
  return Object.entries(table).flatMap(([key, { insteadOf }]) => {
    const node = dictionary.entries.get(key);
    if (node === undefined || insteadOf === undefined || !dictionary.entries.has(insteadOf)) return [];
    const message = `${key} stands beside ${insteadOf}, which it replaces. Which of the two a device takes is not documented.`;
    return [formFinding(node, 'warning', message)];
  });
}

/** JSON has no data: there it is a text in Base64. */
function problemOf(node: PlistNode, row: KeyRow, target: FormTarget): string | undefined {
  if (row.type === 'data') {
    const isBase64 =
      node.type === 'string' && Buffer.from(node.value, 'base64').toString('base64') === node.value;
    return isBase64 ? undefined : `${subjectOf(node)} is not text in Base64.`;
  }
  const problem = checkValue(row, node, target);
  return problem && sentence(problem, node);
}

function lengthFindings(node: DictionaryNode): Finding[] {
  return (['Identifier', 'ServerToken'] as const).flatMap((key) => {
    const value = get(node, key);
    if (value?.type !== 'string' || Buffer.byteLength(value.value) <= mostOctets) return [];
    const message = `${key} has ${Buffer.byteLength(value.value)} bytes. Allowed are at most ${mostOctets}.`;
    return [formFinding(value, 'error', message)];
  });
}

function formFinding({ path }: PlistNode, severity: Severity, message: string): Finding {
  return declarationFinding('declaration-form', { severity, message }, path);
}
