import { type Ask, signIn } from '../../src/cli/pull/sign-in.js';
import { authorityOf, graphOrigin } from '../../src/pull/clouds.js';
import { token } from '../support/graph-service.js';

interface Asked {
  readonly url: string;
  readonly body: URLSearchParams;
}

const deviceCode = {
  user_code: 'ABC123',
  device_code: 'device-code',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 0,
  message: 'To sign in, open https://microsoft.com/devicelogin and enter the code ABC123.',
};
const pending = { error: 'authorization_pending', error_description: 'AADSTS70016: pending' };
const signedIn = { token_type: 'Bearer', scope: 'openid', expires_in: 3600, access_token: token };

/** Someone signs in, and the service answers these to the questions whether it is done. */
async function signingIn(answers: readonly object[], tenant?: string) {
  const asked: Asked[] = [];
  const shown: string[] = [];
  const left = [...answers];
  const ask: Ask = async ({ href }, { body }) => {
    asked.push({ url: href, body: new URLSearchParams(String(body ?? '')) });
    const answer = href.includes('/devicecode') ? deviceCode : (left.shift() ?? pending);
    return { status: 'error' in answer ? 400 : 200, text: JSON.stringify(answer) };
  };
  const graph = graphOrigin('https://graph.microsoft.us');
  const show = (message: string) => shown.push(message);
  const run = signIn({ graph, authority: authorityOf(graph), tenant, show }, ask);
  return { run, asked, shown };
}

test('people sign in with a code, for the permissions that are needed, in the cloud of their Graph', async () => {
  const { run, asked, shown } = await signingIn([pending, signedIn], 'contoso.onmicrosoft.us');
  expect(await run).toBe(token);
  expect(shown).toEqual([deviceCode.message]);
  const [code, ...tokens] = asked.filter(({ url }) => url.includes('/oauth2/'));
  expect(code?.url).toContain(
    'https://login.microsoftonline.us/contoso.onmicrosoft.us/oauth2/v2.0/devicecode',
  );
  expect(code?.body.get('client_id')).toBe('14d82eec-204b-4c2f-b7e8-296a70dab67e');
  expect(code?.body.get('scope')).toContain(
    'https://graph.microsoft.us/DeviceManagementConfiguration.Read.All https://graph.microsoft.us/Group.Read.All',
  );
  expect(tokens.map(({ body }) => body.get('device_code'))).toEqual(['device-code', 'device-code']);
});

test.each([
  [
    'authorization_declined',
    'AADSTS70018: declined',
    'The sign-in was declined. Run it again and accept. (AADSTS70018)',
  ],
  ['expired_token', 'AADSTS70020: expired', 'Nobody signed in within the time that the code is valid.'],
  [
    'invalid_grant',
    'AADSTS65001: consent',
    'An administrator of the tenant has to consent to DeviceManagement',
  ],
  ['invalid_client', 'AADSTS7000218: assertion', 'The app does not allow this sign-in.'],
  ['invalid_grant', 'AADSTS53003: blocked', 'A rule of the tenant (Conditional Access) blocks this sign-in.'],
  ['strange', 'Something else.', 'Signing in failed (strange).'],
])('%s, %s', async (error, description, sentence) => {
  const { run } = await signingIn([{ error, error_description: description }]);
  await expect(run).rejects.toThrow(sentence);
});

test.each([
  ['https://graph.microsoft.com', 'https://login.microsoftonline.com'],
  ['https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'],
  ['https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'],
])('%s has its own place to sign in', (graph, authority) => {
  expect(authorityOf(graphOrigin(graph))).toBe(authority);
});
