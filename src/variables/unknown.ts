import type { StringNode } from '../plist/strings.js';
import { pointerParts } from '../pointer.js';
import { nearest } from '../text/nearest.js';
import { isVariable, variables } from '../tokens.js';
import { dialects } from './dialects.js';
import { mayHoldVariables, variablesLeftIn } from './systems.js';

/** What comes of a text that nobody replaces, by the keys under which it stands. */
const consequences: Readonly<Record<string, string>> = {
  RemoteAddress: 'Devices look for a server with this name and find none.',
  // Its name in a declaration.
  HostName: 'Devices look for a server with this name and find none.',
  URL: 'Devices look for a server with this name and find none.',
  DirectoryURL: 'Devices look for a server with this name and find none.',
  RemoteIdentifier: 'Devices expect the gateway to present exactly this text and end the connection.',
  ServerCertificateCommonName:
    'Devices look for exactly this text in the certificate of the gateway and end the connection.',
  ServerCertificateIssuerCommonName: 'Devices look for a CA with exactly this name and end the connection.',
  LocalIdentifier:
    'Devices present exactly this text, which is in no certificate and which no gateway expects.',
  AuthName: 'Devices present exactly this text as the name of the user.',
  Subject: 'Devices request a certificate for exactly this text.',
  SubjectAltName: 'Devices request a certificate for exactly this text.',
  ClientIdentifier: 'Devices request a certificate for exactly this text.',
};

/** Why a text at a place of a profile cannot work with a variable that nobody replaces; undefined where it can. */
export function consequenceAt({ path }: Pick<StringNode, 'path'>): string | undefined {
  const key = pointerParts(path).findLast((part) => Object.hasOwn(consequences, String(part)));
  return key === undefined ? undefined : consequences[String(key)];
}

/**
 * Whatever has the form of somebody's variable, also of one that a script fills in. Where a text is for people, only
 * double braces count. A dollar behind a letter and before small ones can be a part of a user name.
 */
const forms = {
  name: /\{\{[^{}A-Za-z]*[A-Za-z][^{}]*\}\}|(?<!\{)\{[A-Za-z][\w.]*\}(?!\})|%[A-Za-z_]{4,}%|%\{\w+\}|%\(\w+\)s|\$\([A-Za-z_]\w*\)|\$[A-Z][A-Z0-9_]{2,}(?!\w)|(?<![A-Za-z0-9])\$[A-Za-z]\w{2,}(?:\.\w+\$)?/g,
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
    const name = text.replaceAll(/[{}()%$\s]/g, '');
    if (isVariable(name) && text.startsWith('{{')) return [];
    const meant = meantBy(name);
    return [{ text, ...(meant !== undefined && { meant }) }];
  });
}

/** Whether a text holds a variable: of this tool, of a system, or one in the form of such that nothing knows. */
export function holdsVariable(text: string): boolean {
  if (!mayHoldVariables(text)) return false;
  const { variables: known, rest } = variablesLeftIn(text);
  return known.length > 0 || rest.search(forms.name) >= 0;
}

const intuneNames = Object.values(dialects.intune.variables).map(({ text }) => text);
const candidates = [...variables.map((name) => `{{${name}}}`), ...intuneNames, '{{serial_number}}'];

/** Capitals, dots and underscores are what people mistype. */
const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

/** The variable that was presumably meant by a name that nothing knows, as it is written. */
export function meantBy(name: string): string | undefined {
  const same = candidates.find((candidate) => plain(candidate) === plain(name));
  const ending = candidates.find((candidate) => plain(candidate.split('.').at(-1) ?? '') === plain(name));
  return same ?? ending ?? nearest(`{{${name}}}`, candidates);
}
