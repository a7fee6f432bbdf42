import { createHash } from 'node:crypto';
import { type DeclarationTypeRow, declarationTypes } from '../apple/declarations/declaration-types.js';
import { walkKeys } from '../apple/walk-keys.js';
import type { Finding, Severity } from '../finding.js';
import { get, itemsAt, numberAt, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { alternatives } from '../text/alternatives.js';
import { declarationFinding } from './findings.js';
import { documentOf, jsonDocumentOf, type Located, type LocatedDeclaration } from './located.js';

/** What is wrong with how declarations refer to each other and to files. */
export function referenceFindings(located: Located): Finding[] {
  return [
    ...duplicates(located),
    ...located.own.flatMap((declaration) => [
      ...assetReferences(declaration, located),
      ...fileFindings(declaration, located),
    ]),
    ...activationFindings(located),
  ];
}

function duplicates({ own }: Located): Finding[] {
  const seen = new Set<string>();
  return own.flatMap(({ node, identifier }) => {
    if (identifier === undefined) return [];
    if (seen.has(identifier)) {
      return [
        referenceFinding(
          get(node, 'Identifier') ?? node,
          'error',
          'is the Identifier of another declaration too',
        ),
      ];
    }
    seen.add(identifier);
    return [];
  });
}

/** Every reference to an asset: whether there is one, of a type that may be named there. */
function assetReferences({ type, payload }: LocatedDeclaration, located: Located): Finding[] {
  const findings: Finding[] = [];
  const row: DeclarationTypeRow | undefined = type && declarationTypes[type];
  walkKeys(payload, row?.keys ?? {}, {
    known(_, { assetTypes }, node) {
      if (assetTypes === undefined || node.type !== 'string') return;
      const named = located.named.get(node.value);
      if (named === undefined) {
        findings.push(
          referenceFinding(
            node,
            'info',
            'names a declaration that is not among those given, so it is not judged',
          ),
        );
      } else if (!assetTypes.includes(stringAt(named.node, 'Type') ?? '')) {
        const message = `names a declaration of another type; allowed is ${alternatives(assetTypes)}`;
        findings.push(referenceFinding(node, 'error', message));
      }
    },
  });
  return findings;
}

/** Whether an asset's address is one, and whether the file there, where it is at hand, is the one that is meant. */
function fileFindings(declaration: LocatedDeclaration, located: Located): Finding[] {
  const reference = get(declaration.payload, 'Reference') ?? declaration.payload;
  const url = get(reference, 'DataURL') ?? get(declaration.payload, 'ProfileURL');
  const findings: Finding[] = [];
  if (url?.type === 'string' && !/^https:\/\/./i.test(url.value)) {
    findings.push(referenceFinding(url, 'error', 'is no https address, and no other is allowed'));
  }
  const content = documentOf(declaration, located);
  if (content === undefined) return findings;
  const size = numberAt(reference, 'Size');
  if (size !== undefined && size !== content.length) {
    const message = `is ${size}, and the file has ${content.length} bytes`;
    findings.push(referenceFinding(get(reference, 'Size') ?? reference, 'error', message));
  }
  const hash = stringAt(reference, 'Hash-SHA-256');
  if (hash !== undefined && hash.toLowerCase() !== createHash('sha256').update(content).digest('hex')) {
    const node = get(reference, 'Hash-SHA-256') ?? reference;
    findings.push(referenceFinding(node, 'error', 'is not the hash of the file'));
  }
  const row: DeclarationTypeRow | undefined = declaration.type && declarationTypes[declaration.type];
  if (row?.document !== undefined && jsonDocumentOf(declaration, located) === undefined) {
    findings.push(
      referenceFinding(reference, 'error', 'points at a file that is not the JSON object it should be'),
    );
  }
  return findings;
}

/** Whether every configuration is activated, where there is an activation at all. */
function activationFindings({ own, all }: Located): Finding[] {
  const activations = all.filter(({ type }) => type === 'com.apple.activation.simple');
  if (activations.length === 0) return [];
  const activated = new Set(
    activations.flatMap(({ payload }) =>
      itemsAt(payload, 'StandardConfigurations').map((item) => stringAt(item)),
    ),
  );
  return own
    .filter(({ type }) => type?.startsWith('com.apple.configuration.'))
    .filter(({ identifier }) => identifier !== undefined && !activated.has(identifier))
    .map(({ node }) =>
      referenceFinding(
        get(node, 'Identifier') ?? node,
        'warning',
        'is in no activation, so it has no effect',
      ),
    );
}

function referenceFinding({ path }: PlistNode, severity: Severity, message: string): Finding {
  return declarationFinding('declaration-reference', { severity, message }, path);
}
