import { isObject, propertyOf, textOf } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { alternatives } from '../text/alternatives.js';
import { inSentence } from '../text/in-sentence.js';
import { type Answer, valueIn } from './answer.js';

/** What reading policies needs, and what reading the names of groups needs. */
export const permissions = {
  policies: 'DeviceManagementConfiguration.Read.All',
  groups: 'Group.Read.All',
} as const;

/** What Graph says of an error: https://learn.microsoft.com/graph/errors */
interface GraphError {
  readonly code: string;
  /** With the message that Intune packs as JSON into the message. */
  readonly message: string;
}

interface Sentence {
  readonly status: number;
  /** Of code and message; the first row that fits says what is wrong. */
  readonly says?: RegExp;
  readonly sentence: (error: GraphError, host: string) => string;
}

const anotherToken = 'Get a new one, or leave out --token to use the Azure CLI, or sign in with --sign-in.';

const sentences: readonly Sentence[] = [
  {
    status: 400,
    // Seen of tenants without a licence or without an MDM authority; not documented.
    says: /not applicable to target tenant/i,
    sentence: () =>
      'This tenant does not use Intune: Graph says that the request does not apply to it. Sign in to another tenant with --tenant, or check the Intune licence and the MDM authority of this one.',
  },
  {
    status: 401,
    says: /expired|lifetime/i,
    sentence: () => `The token has expired. ${anotherToken}`,
  },
  {
    status: 401,
    says: /audience/i,
    sentence: (_, host) => `The token is for another service than ${host}. ${anotherToken}`,
  },
  {
    status: 401,
    sentence: ({ code }, host) => `${host} does not accept the token (${code}). ${anotherToken}`,
  },
  {
    status: 403,
    says: /one of the following scopes/i,
    sentence: ({ message }) =>
      `The token lacks a permission: ${alternatives(scopesIn(message))}. An administrator grants it to the app that you sign in with.`,
  },
  {
    status: 403,
    says: /user is not authorized/i,
    sentence: () =>
      'You may not read the device configurations of this tenant. Ask for an Intune role that may, such as Read Only Operator.',
  },
  {
    status: 403,
    sentence: ({ code }, host) =>
      `${host} refuses the request (${code}). The token needs the permission ${permissions.policies}, and you need an Intune role that may read device configurations.`,
  },
  {
    status: 404,
    sentence: (_, host) => `${host} does not know the device configurations of Intune. Check --graph-url.`,
  },
];

/** Graph will not give what was asked for, though it may give other things. */
export class RefusedError extends InputError {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** The sentence for an answer that is an error. */
export function graphError(answer: Answer, url: URL): InputError {
  const ends = answer.status === 401 || answer.status >= 500;
  return ends
    ? new InputError(sentenceOf(answer, url))
    : new RefusedError(sentenceOf(answer, url), answer.status);
}

function sentenceOf(answer: Answer, url: URL): string {
  const error = errorIn(answer);
  const text = `${error.code} ${error.message}`;
  const row = sentences.find(({ status, says }) => status === answer.status && (says?.test(text) ?? true));
  return (
    row?.sentence(error, url.host) ??
    `${url.host} answered ${answer.status} (${error.code}) to ${url.pathname}.${error.message === '' ? '' : ` It says: ${inSentence(error.message)}`}`
  );
}

function errorIn({ text, status }: Answer): GraphError {
  const answer = valueIn(text);
  const error = isObject(answer) ? propertyOf(answer, 'error') : undefined;
  if (!isObject(error)) return { code: `status ${status}`, message: '' };
  const code = inSentence(textOf(error, 'code') ?? `status ${status}`);
  const message = textOf(error, 'message') ?? '';
  const inside = valueIn(message);
  return { code, message: isObject(inside) ? (textOf(inside, 'Message') ?? '') : message };
}

/** The permissions that Intune lists, the least first, as it is the first that a name without `Write` has. */
function scopesIn(message: string): readonly string[] {
  const [, list = ''] = /following scopes:\s*([\w.,\s]+)/i.exec(message) ?? [];
  const names = [...new Set(list.match(/\b[A-Z]\w+(?:\.\w+)+/g))].slice(0, 4);
  return names.length > 0 ? names : [permissions.policies];
}
