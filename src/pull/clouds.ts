import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';

/** Graph of the global service. */
export const globalGraph = 'https://graph.microsoft.com';

/** Where people sign in for a Graph: https://learn.microsoft.com/graph/deployments */
const authorities: Readonly<Record<string, string>> = {
  [globalGraph]: 'https://login.microsoftonline.com',
  'https://graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'https://microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn',
};

const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The origin of the Graph that an option names. Throws InputError where a token must not be sent to it. */
export function graphOrigin(text: string): string {
  if (!URL.canParse(text)) {
    throw new InputError(`--graph-url is not an address. Write it like ${globalGraph}.`);
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new InputError('--graph-url holds a user name or a password. Name the token with --token instead.');
  }
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && thisMachine.includes(url.hostname));
  if (!isSafe) {
    throw new InputError(
      `--graph-url ${inSentence(url.origin)} is not https. The token would cross the network readable for everyone.`,
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new InputError(`--graph-url is the address of the service alone. Write ${inSentence(url.origin)}.`);
  }
  return url.origin;
}

/** Where people sign in for a Graph. Throws InputError for one whose place is not documented. */
export function authorityOf(origin: string): string {
  const authority = Object.hasOwn(authorities, origin) ? authorities[origin] : undefined;
  if (authority !== undefined) return authority;
  throw new InputError(
    `--sign-in does not know where to sign in for ${inSentence(origin)}. It knows ${Object.keys(authorities).join(', ')}. Name a token with --token instead.`,
  );
}
