import { InputError } from '../../input-error.js';
import { authorityOf } from '../../pull/clouds.js';
import type { Host } from '../host.js';
import { say } from '../say.js';
import { readSecret } from '../secrets.js';
import { azureCliToken } from './azure-cli.js';

/** What the command line says of the token. */
export interface TokenOptions {
  /** A reference to a token. */
  readonly token?: string | undefined;
  readonly signIn?: boolean | undefined;
  readonly clientId?: string | undefined;
  readonly tenant?: string | undefined;
}

/** A tenant as people name it, an app by its id: what must not be taken for an option, a path or a command. */
const names = {
  tenant: /^[A-Za-z0-9][A-Za-z0-9.-]*$/,
  clientId: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/**
 * The token for a Graph: the one that is named, one of whoever signs in, else that of the Azure CLI. It is kept nowhere.
 *
 * @param origin the origin of Graph
 * @throws InputError where there is none
 */
export async function tokenFor(origin: string, options: TokenOptions, host: Host): Promise<string> {
  refuseContradictions(options);
  const { token: reference, signIn: signsIn = false, clientId, tenant } = options;
  if (reference !== undefined) return checked(await readSecret(host, reference, '--token'), '--token');
  if (!signsIn) return checked(await azureCliToken(host, origin, tenant), 'The token of the Azure CLI');
  const authority = authorityOf(origin);
  // Heavy, and for nobody else.
  const { signIn } = await import('./sign-in.js');
  const show = (message: string) => say(host.stderr, message);
  return checked(await signIn({ graph: origin, authority, clientId, tenant, show }), 'The token');
}

function refuseContradictions({ token, signIn = false, clientId, tenant }: TokenOptions): void {
  if (token !== undefined && signIn) {
    throw new InputError('--token and --sign-in are two ways to a token. Choose one.');
  }
  if (token !== undefined && tenant !== undefined) {
    throw new InputError('--tenant has no use with --token: a token is for one tenant.');
  }
  if (clientId !== undefined && !signIn) throw new InputError('--client-id needs --sign-in.');
  if (clientId !== undefined && !names.clientId.test(clientId)) {
    throw new InputError(
      '--client-id is not the id of an app, which looks like 14d82eec-204b-4c2f-b7e8-296a70dab67e.',
    );
  }
  if (tenant !== undefined && !names.tenant.test(tenant)) {
    throw new InputError(
      '--tenant is not an id or a domain of a tenant. Write it like contoso.onmicrosoft.com.',
    );
  }
}

/** A token goes into a header, where other characters would be refused with the token in the message. */
function checked(token: string, what: string): string {
  if (/^bearer\s/i.test(token)) {
    throw new InputError(`${what} begins with the word Bearer. Leave it out.`);
  }
  if (!/^[\w.~+/=-]+$/.test(token)) {
    throw new InputError(`${what} has characters that no token has. Take the access token alone.`);
  }
  return token;
}
