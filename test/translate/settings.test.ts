import { dictionaryNodeOf } from '../../src/plist/node.js';
import { settingOfKey, settingOfProperty } from '../../src/translate/settings.js';

const profile = dictionaryNodeOf({
  PayloadContent: [
    {
      AlwaysOn: {
        ServiceExceptions: [
          { ServiceName: 'AirPrint', Action: 'Drop' },
          { ServiceName: 'DeviceCommunication' },
        ],
      },
    },
  ],
});
const alwaysOn = '/PayloadContent/0/AlwaysOn';
const tunnel = `${alwaysOn}/TunnelConfigurations/0`;

test.each([
  [
    `${tunnel}/IKESecurityAssociationParameters/DiffieHellmanGroup`,
    '/securityAssociationParameters/securityDiffieHellmanGroup',
    'Security association parameters › Diffie-Hellman group',
  ],
  [
    `${tunnel}/ChildSecurityAssociationParameters/EncryptionAlgorithm`,
    '/childSecurityAssociationParameters/securityEncryptionAlgorithm',
    'Child security association parameters › Encryption algorithm',
  ],
  [`${tunnel}/RemoteAddress`, '/server/address', 'VPN server address'],
  [`${tunnel}/Interfaces/0`, '/alwaysOnConfiguration/tunnelConfiguration', 'Network interface'],
  [
    `${alwaysOn}/UIToggleEnabled`,
    '/alwaysOnConfiguration/userToggleEnabled',
    'User to disable VPN configuration',
  ],
  [`${alwaysOn}/ServiceExceptions/0/Action`, '/alwaysOnConfiguration/airPrintExceptionAction', 'AirPrint'],
  ['/PayloadContent/0/UserDefinedName', '/connectionName', 'Connection name'],
  ['/PayloadContent/0/IKEv2/MTU', '/mtuSizeInBytes', 'Maximum transmission unit'],
  [`${tunnel}/ExtendedAuthEnabled`, '/clientAuthenticationType', 'Client Authentication type'],
  ['/PayloadDisplayName', '/displayName', undefined],
])('%s comes from %s, in Intune: %s', (key, path, label) => {
  expect(settingOfKey(key, profile)).toEqual({ path, ...(label !== undefined && { label }) });
});

test.each([`${alwaysOn}/ServiceExceptions/1/Action`, '/PayloadContent/0', '', '/PayloadUUID/x'])(
  '%s comes from no one setting',
  (path) => {
    expect(settingOfKey(path, profile)).toBeUndefined();
  },
);

test('a property of the policy has its label, one that is in no form has none', () => {
  expect(settingOfProperty('/alwaysOnConfiguration/natKeepAliveOffloadEnable')?.label).toBe(
    'Offload NAT keepalive to hardware when device is asleep',
  );
  expect(settingOfProperty('/realm')).toEqual({ path: '/realm' });
  expect(settingOfProperty('')).toBeUndefined();
});
