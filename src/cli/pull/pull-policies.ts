import { InputError } from '../../input-error.js';
import { choosePolicies } from '../../pull/choose.js';
import { globalGraph, graphOrigin } from '../../pull/clouds.js';
import { RefusedError } from '../../pull/errors.js';
import { graphAt } from '../../pull/graph.js';
import { listConfigurations, type PulledPolicy, policyReader } from '../../pull/pull.js';
import { patiently } from '../../pull/retry.js';
import type { Host } from '../host.js';
import { say } from '../say.js';
import { senderWith, wait } from './send.js';
import { type TokenOptions, tokenFor } from './token.js';

/** What the command line says of what to pull. */
export interface PullOptions extends TokenOptions {
  readonly select?: readonly string[] | undefined;
  readonly graphUrl?: string | undefined;
}

/** Reads the policies that are meant, with a bar or a line on a terminal while that goes on. */
export async function pullPolicies(options: PullOptions, host: Host): Promise<readonly PulledPolicy[]> {
  const origin = graphOrigin(options.graphUrl ?? globalGraph);
  const token = await tokenFor(origin, options, host);
  const waiting = (seconds: number) => {
    if (host.stderr.isTTY) say(host.stderr, `Graph is busy. Waiting ${seconds} seconds.`);
  };
  const graph = graphAt(origin, patiently(senderWith(token), { wait, waiting }));
  const isOfAzureCli = options.token === undefined && options.signIn !== true;
  const objects = await listConfigurations(graph).catch((error: unknown) => {
    const isForbidden = error instanceof RefusedError && error.status === 403;
    throw isOfAzureCli && isForbidden ? withAzureCli(error) : error;
  });
  const policies = choosePolicies(objects, options.select ?? []);
  const read = policyReader(graph);
  const readAll = async (done?: (count: number) => void) => {
    const pulled: PulledPolicy[] = [];
    for (const policy of policies) {
      pulled.push(await read(policy));
      done?.(1);
    }
    return pulled;
  };
  if (host.stderr.isTTY !== true || policies.length === 1) return readAll();
  const { withProgressBar } = await import('../progress-bar.js');
  return withProgressBar(host.stderr, policies.length, readAll, 'policies');
}

/** Seen of Graph, not documented: https://github.com/Azure/azure-cli/issues/23906 */
function withAzureCli({ message }: InputError): InputError {
  return new InputError(
    `${message} The Azure CLI gets no Intune permissions for people, only for apps (az login --service-principal). Use --sign-in.`,
  );
}
