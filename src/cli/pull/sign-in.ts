import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  PublicClientApplication,
} from '@azure/msal-node';
import { isObject, textOf } from '../../graph/json.js';
import { InputError } from '../../input-error.js';
import { type Answer, valueIn } from '../../pull/answer.js';
import { permissions } from '../../pull/errors.js';
import { inSentence } from '../../text/in-sentence.js';
import { request } from './send.js';

/** Microsoft Graph Command Line Tools, the app of Microsoft's own PowerShell module for Graph. */
const commandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** How someone signs in. */
export interface SignIn {
  /** The origin of Graph. */
  readonly graph: string;
  /** The origin of the service where people sign in. */
  readonly authority: string;
  readonly clientId?: string | undefined;
  /** A tenant's id or domain; without it, that of whoever signs in. */
  readonly tenant?: string | undefined;
  /** Is told where to go and which code to enter. */
  readonly show: (message: string) => void;
}

/** Asks the service of Microsoft's sign-in; by default over the network. */
export type Ask = (url: URL, init: RequestInit) => Promise<Answer>;

/**
 * A token of whoever signs in with a browser, on this machine or another (device code flow). It stays in memory.
 *
 * @throws InputError when nobody signs in, or it is not allowed
 */
export async function signIn(
  { graph, authority, clientId = commandLineTools, tenant = 'organizations', show }: SignIn,
  ask: Ask = request,
): Promise<string> {
  const network = networkOf(ask);
  const client = new PublicClientApplication({
    auth: { clientId, authority: `${authority}/${tenant}` },
    system: { networkClient: network.client },
  });
  try {
    const result = await client.acquireTokenByDeviceCode({
      scopes: [permissions.policies, permissions.groups].map((name) => `${graph}/${name}`),
      deviceCodeCallback: ({ message }) => show(message),
    });
    if (result !== null) return result.accessToken;
  } catch (error) {
    // The library does not hand on what the service says.
    const failure = network.failure() ?? error;
    throw failure instanceof AuthError ? new InputError(sentenceOf(failure.errorCode)) : failure;
  }
  throw new InputError('Signing in gave no token. Try again.');
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/authorization_declined|access_denied/, 'The sign-in was declined. Run it again and accept.'],
  [
    /expired_token|code_expired|AADSTS70020|timeout/,
    'Nobody signed in within the time that the code is valid. Run it again.',
  ],
  [
    /AADSTS(65001|65004|90094|90093)/,
    `The app may not read policies yet. An administrator of the tenant has to consent to ${permissions.policies} and ${permissions.groups}, or name an app that has them with --client-id.`,
  ],
  [/AADSTS700016/, 'The tenant does not know the app. Check --client-id and --tenant.'],
  [/AADSTS(90002|50059|900023|90133)/, 'There is no such tenant. Check --tenant.'],
  [
    /AADSTS7000218/,
    'The app does not allow this sign-in. Switch on "Allow public client flows" for it, or name another with --client-id.',
  ],
  [
    /AADSTS(53003|530\d\d|50097|50105|50158)/,
    'A rule of the tenant (Conditional Access) blocks this sign-in.',
  ],
];

function sentenceOf(error: string, description = ''): string {
  const text = `${error} ${description}`;
  const known = sentences.find(([pattern]) => pattern.test(text))?.[1];
  const [code = error] = /AADSTS\d+/.exec(text) ?? [];
  return known === undefined ? `Signing in failed (${inSentence(code)}).` : `${known} (${inSentence(code)})`;
}

/** The library asks through our own requests: with their limits, and no redirect is followed. */
function networkOf(ask: Ask): { readonly client: INetworkModule; readonly failure: () => unknown } {
  let failure: unknown;
  const send = async (address: string, init: RequestInit) => {
    try {
      return { headers: {}, ...(await answerOf(ask, new URL(address), init)) };
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  // What an answer holds, the library alone knows.
  type Answers<Body> = Promise<{ status: number; headers: Record<string, string>; body: Body }>;
  const client: INetworkModule = {
    sendGetRequestAsync: <Body>(url: string, options?: NetworkRequestOptions) =>
      send(url, { ...options, method: 'GET' }) as Answers<Body>,
    sendPostRequestAsync: <Body>(url: string, options?: NetworkRequestOptions) =>
      send(url, { ...options, method: 'POST' }) as Answers<Body>,
  };
  return { client, failure: () => failure };
}

/** What is answered while nobody has entered the code. */
const pending = 'authorization_pending';

async function answerOf(ask: Ask, url: URL, { method, headers, body }: RequestInit) {
  const { status, text } = await ask(url, {
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
  });
  const value = valueIn(text);
  if (!isObject(value)) throw new InputError(`${url.host} answered with something that is not JSON.`);
  const error = textOf(value, 'error');
  if (error !== undefined && error !== pending) {
    throw new InputError(sentenceOf(error, textOf(value, 'error_description')));
  }
  return { status, body: value };
}
