import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The token that the service accepts. */
export const token = 'eyJ0eXAi.c2VjcmV0LXRva2Vu.X3Rva2VuLXNlY3JldA';

export interface Json {
  readonly [key: string]: unknown;
}

const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));

const { '@odata.context': _, ...policyOfTemplate } = read('templates/certificate/policy.json');
const scepProfile = read('test/graph/samples/scep.json');
const { 'rootCertificate@odata.bind': __, ...scepOfSample } = scepProfile;

/** A policy as a list of Graph has it. */
export const policy: Json = policyOfTemplate;
/** Another policy, without a certificate. */
export const secretPolicy: Json = {
  ...policyOfTemplate,
  id: '5a1f6f0e-3d3b-4a52-8c11-6f2b8f0f1a02',
  displayName: 'Always On VPN (secret)',
  authenticationMethod: 'sharedSecret',
};
export const scep: Json = {
  ...scepOfSample,
  subjectNameFormatString: 'CN=device-0001.contoso.com',
  customSubjectAlternativeNames: [],
  subjectAlternativeNameType: 'none',
};
/** With the certificate of the authority that the policy names. */
export const root: Json = {
  ...read('test/graph/samples/trusted-root.json'),
  trustedRootCertificate: readFileSync('templates/certificate/certs/example-root.cer').toString('base64'),
};
export const windows: Json = {
  '@odata.type': '#microsoft.graph.windows10VpnConfiguration',
  id: '77777777-7777-4777-8777-777777777777',
  displayName: 'Windows VPN',
};

export const configurations = '/beta/deviceManagement/deviceConfigurations';
export const routes = {
  identity: (id: unknown) =>
    `${configurations}/${id}/microsoft.graph.iosikEv2VpnConfiguration/identityCertificate`,
  root: (id: unknown) => `${configurations}/${id}/microsoft.graph.iosScepCertificateProfile/rootCertificate`,
  assignments: (id: unknown) => `${configurations}/${id}/assignments`,
  group: (id: string) => `/v1.0/groups/${id}?$select=displayName`,
};

export const group = '88888888-8888-4888-8888-888888888888';

/** What a route answers: JSON with status 200, or whatever is written. */
export type Route = Json | ((request: IncomingMessage, response: ServerResponse) => void);

/** An error as Graph answers it. */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Route {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { code, message, innerError: { date: '2026-11-26T00:00:00' } } }));
  };
}

/** Intune packs what it says as JSON into the message. */
export function intuneError(status: number, message: string): Route {
  const inside = { _version: 3, Message: message, CustomApiErrorPhrase: '', RetryAfter: null };
  return graphError(status, 'Forbidden', JSON.stringify(inside, undefined, 2));
}

/** A tenant as the documentation describes it: a certificate policy, a policy with a secret, and one of Windows. */
export const tenant: Readonly<Record<string, Route>> = {
  [configurations]: { value: [windows, policy, secretPolicy] },
  [routes.identity(policy['id'])]: scep,
  [routes.root(scep['id'])]: root,
  [routes.assignments(policy['id'])]: {
    value: [
      {
        id: 'b',
        target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group },
      },
      { id: 'a', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
    ],
  },
  [routes.assignments(secretPolicy['id'])]: { value: [] },
  [routes.group(group)]: { displayName: 'Kiosk iPads' },
};

/** A request that the service got. */
export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface GraphService {
  readonly url: string;
  readonly asked: Asked[];
}

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A service on this machine that answers as Graph does: 401 without the token, 404 where there is no route. */
export async function graphService(
  changes: Readonly<Record<string, Route | undefined>> = {},
): Promise<GraphService> {
  const answers: Readonly<Record<string, Route | undefined>> = { ...tenant, ...changes };
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    asked.push({ path, authorization: headers.authorization });
    const route =
      headers.authorization === `Bearer ${token}`
        ? (answers[path] ?? graphError(404, 'ResourceNotFound', 'Resource does not exist.'))
        : graphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
    if (typeof route === 'function') route(request, response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(route));
  });
  running.push(server);
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}
