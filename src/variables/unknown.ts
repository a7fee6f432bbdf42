import type { StringNode } from '../plist/strings.js';
import { pointerParts } from '../pointer.js';
import { nearest } from '../text/nearest.js';
import { isVariable, variables } from '../tokens.js';
import { dialects } from './dialects.js';
import { mayHoldVariables, variablesLeftIn } from './systems.js';

/** What comes of a text that nobody replaces, by the keys under which it stands. */
const consequences: Readonly<Record<string, string>> = {
  RemoteAddress: 'the device looks for a server of this name and finds none',
  URL: 'the device looks for a server of this name and finds none',
  DirectoryURL: 'the device looks for a server of this name and finds none',
  RemoteIdentifier: 'the device expects the gateway to present this very text, and ends the connection',
  ServerCertificateCommonName:
    'the device looks for this very text in the certificate of the gateway, and ends the connection',
  ServerCertificateIssuerCommonName: 'the device looks for a CA of this very name, and ends the connection',
  LocalIdentifier:
    'the device presents this very text, which is in no certificate and which no gateway expects',
  AuthName: 'the device presents this very text as the name of the user',
  Subject: 'the certificate is requested for this very text',
  SubjectAltName: 'the certificate is requested for this very text',
  ClientIdentifier: 'the certificate is requested for this very text',
};

/** Why a text at a place of a profile cannot work with a variable that nobody replaces; undefined where it can. */
export function consequenceAt({ path }: Pick<StringNode, 'path'>): string | undefined {
  const key = pointerParts(path).findLast((part) => Object.hasOwn(consequences, String(part)));
  return key === undefined ? undefined : consequences[String(key)];
}

/** Whatever has the form of somebody's variable. Where a text is for people, only double braces count. */
const forms = {
  name: /\{\{[^{}A-Za-z]*[A-Za-z][^{}]*\}\}|%[A-Za-z_]{4,}%|\$[A-Z][A-Z0-9_]{2,}(?![A-Za-z0-9_])/g,
  text: /\{\{\s*[A-Za-z][\w.]*\s*\}\}/g,
} as const;

/** A text in the form of a variable that no system is known to replace. */
export interface UnknownVariable {
  readonly text: string;
  /** The variable that was presumably meant, as it is written. */
  readonly meant?: string;
}

/** The variables in a text that nothing knows: neither this tool nor any system. */
export function unknownVariablesIn(node: StringNode): readonly UnknownVariable[] {
  if (!mayHoldVariables(node.value)) return [];
  const form = consequenceAt(node) === undefined ? forms.text : forms.name;
  const { rest } = variablesLeftIn(node.value);
  return [...new Set(Array.from(rest.matchAll(form), ([text]) => text))].flatMap((text) => {
    const name = text.replaceAll(/[{}%$\s]/g, '');
    if (isVariable(name)) return [];
    const meant = meantBy(name);
    return [{ text, ...(meant !== undefined && { meant }) }];
  });
}

const intuneNames = Object.values(dialects.intune.variables).map(({ text }) => text);
const candidates = [...variables.map((name) => `{{${name}}}`), ...intuneNames, '{{serial_number}}'];

/** Capitals, dots and underscores are what people mistype. */
const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

function meantBy(name: string): string | undefined {
  const same = candidates.find((candidate) => plain(candidate) === plain(name));
  const ending = candidates.find((candidate) => plain(candidate.split('.').at(-1) ?? '') === plain(name));
  return same ?? ending ?? nearest(`{{${name}}}`, candidates);
}
