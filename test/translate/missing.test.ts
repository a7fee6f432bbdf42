import type { Policy } from '../../src/graph/model/ikev2.js';
import { translate } from '../../src/translate/translate.js';

const policy: Policy = {
  connectionName: 'Example VPN',
  server: { address: 'vpn.example.com' },
  remoteIdentifier: 'vpn.example.com',
  authenticationMethod: 'usernameAndPassword',
  localIdentifier: 'deviceFQDN',
};

const missing = (exported: Policy, bindings = {}) =>
  translate(exported, bindings, { incomplete: true }).missing;

test('what nobody bound is named by its path', () => {
  expect(missing(policy)).toEqual(['localIdentifier', 'trustedRoots']);
  expect(missing({})).toEqual([
    'policy.connectionName',
    'policy.server.address',
    'policy.remoteIdentifier',
    'policy.authenticationMethod',
    'policy.clientAuthenticationType',
    'localIdentifier',
    'identity',
    'trustedRoots',
  ]);
});

test('what is bound, or follows from the policy, is not missing', () => {
  const eap = { username: 'device-1', password: 'secret' };
  expect(missing({ ...policy, localIdentifier: 'empty' }, { eap, trustedRoots: [] })).toEqual([]);
});

test('a text that comes from the identity is missing while that is', () => {
  const withCertificate: Policy = {
    ...policy,
    authenticationMethod: 'certificate',
    clientAuthenticationType: 'deviceAuthentication',
    localIdentifier: 'clientCertificateSubjectName',
  };
  expect(missing(withCertificate)).toEqual(['localIdentifier', 'identity', 'trustedRoots']);
});
