import fc from 'fast-check';
import type { PlistValue } from '../../src/plist/value.js';
import { consequenceAt } from '../../src/variables/unknown.js';
import {
  alwaysOn,
  changed,
  changedAll,
  findings,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { runs } from '../support/runs.js';
import { type Case, judges } from './judges.js';

const good = goodProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);
const readable = (place: string, key: string) =>
  `info ${place}/${key}: ${key} is readable for everyone who has the file.`;
const ofIdentity = readable(identity, 'Password');

judges(
  'secret-in-profile',
  ['a PKCS#12 payload with its password', good, [ofIdentity]],
  ['a PKCS#12 payload alone, which asks for its password', at(`${identity}/Password`), []],
  [
    'a PKCS#12 payload that an empty password opens',
    at(`${identity}/Password`, ''),
    [readable(identity, 'PayloadContent')],
  ],
  ['a shared secret', at(`${wifi}/SharedSecret`, 'secret'), [ofIdentity, readable(wifi, 'SharedSecret')]],
  [
    'a shared secret as data',
    at(`${wifi}/SharedSecret`, Buffer.from('secret')),
    [ofIdentity, readable(wifi, 'SharedSecret')],
  ],
  ['an empty shared secret', at(`${wifi}/SharedSecret`, ''), [ofIdentity]],
  ['a variable in its place', at(`${wifi}/SharedSecret`, '{{device.secret}}'), [ofIdentity]],
  [
    'one that Always On does not read',
    at(`${vpn}/Proxies`, { HTTPProxyPassword: 'secret' }),
    [ofIdentity, readable(`${vpn}/Proxies`, 'HTTPProxyPassword')],
  ],
  ['in a payload that is not judged', at(`${identity}/PayloadType`, 'com.example'), []],
);

judges(
  'token-unresolved',
  ['good', good, []],
  [
    'a variable',
    at(`${wifi}/LocalIdentifier`, '{{device.serialNumber}}.example.com'),
    [
      `error ${wifi}/LocalIdentifier: LocalIdentifier contains {{device.serialNumber}}, which nothing replaces.`,
    ],
  ],
  [
    'two, with blanks',
    at(`${vpn}/UserDefinedName`, '{{ user.name }} on {{device.name}}'),
    [
      `error ${vpn}/UserDefinedName: UserDefinedName contains {{user.name}} and {{device.name}}, which nothing replaces.`,
    ],
  ],
  [
    'in a payload that is not judged',
    at('/PayloadContent/-', { PayloadType: 'com.example', Deep: [{ Name: '{{device.udid}}' }] }),
    ['error /PayloadContent/3/Deep/0/Name: Name contains {{device.udid}}, which nothing replaces.'],
  ],
  [
    'for a delivery',
    at(`${wifi}/LocalIdentifier`, '{{device.serialNumber}}'),
    [
      `info ${wifi}/LocalIdentifier: LocalIdentifier contains {{device.serialNumber}}, which the delivery fills in.`,
    ],
    { variablesFilledLater: true },
  ],
  ["another system's", at(`${wifi}/LocalIdentifier`, '{{serial_number}}'), []],
  [
    'a name in braces that nothing knows',
    at(`${wifi}/RemoteAddress`, '{{gateway}}'),
    [`error ${wifi}/RemoteAddress: RemoteAddress contains "{{gateway}}", which nothing replaces.`],
  ],
  [
    'a variable of this tool in other capitals',
    at(`${wifi}/LocalIdentifier`, '{{device.serialnumber}}'),
    [
      `error ${wifi}/LocalIdentifier: LocalIdentifier contains "{{device.serialnumber}}", which nothing replaces. Did you mean {{device.serialNumber}}?`,
    ],
  ],
  [
    'a variable of certificate profiles alone',
    at(`${wifi}/LocalIdentifier`, '{{SerialNumber}}'),
    [
      `error ${wifi}/LocalIdentifier: LocalIdentifier contains "{{SerialNumber}}", which nothing replaces. Did you mean {{serialnumber}}?`,
    ],
  ],
  [
    'variables of a shell and between percent signs that nothing knows, where they cannot work',
    at(`${wifi}/RemoteIdentifier`, '$GATEWAY.%Domain%'),
    [
      `error ${wifi}/RemoteIdentifier: RemoteIdentifier contains "$GATEWAY", which nothing replaces.`,
      `error ${wifi}/RemoteIdentifier: RemoteIdentifier contains "%Domain%", which nothing replaces.`,
    ],
  ],
  [
    'a name in braces in a text for people',
    at(`${vpn}/UserDefinedName`, 'VPN {{site}}'),
    [`warning ${vpn}/UserDefinedName: UserDefinedName contains "{{site}}", which nothing replaces.`],
  ],
  [
    'dollars and percent signs in a text for people',
    at('/PayloadDescription', 'costs $USD 5, https://example.com/a%20b%C3%A4, 100 %sure%'),
    [],
  ],
  ['braces around something else', at(`${wifi}/LocalIdentifier`, '{{}} {1} {} {{1}}'), []],
  [
    'a variable of this tool in single braces',
    at(`${wifi}/LocalIdentifier`, '{device.name}'),
    [
      `error ${wifi}/LocalIdentifier: LocalIdentifier contains "{device.name}", which nothing replaces. Did you mean {{device.name}}?`,
    ],
  ],
  ...['$serialnumber', '$(serial)', '%{serial}', '%(serial)s', '$device.serial$', '{serial}'].map(
    (text): Case => [
      `${text}, which a script would fill in`,
      at(`${wifi}/LocalIdentifier`, `${text}.example.com`),
      [
        `error ${wifi}/LocalIdentifier: LocalIdentifier contains "${text}", which nothing replaces.${text === '$serialnumber' ? ' Did you mean {{serialnumber}}?' : ''}`,
      ],
    ],
  ),
  [
    'dollars and percent signs in a user name',
    at(`${wifi}/AuthName`, 'CONTOSO\\phone-1$, ca$hier, 100%, %41'),
    [],
  ],
  ["Apple's own variable", at(`${wifi}/LocalIdentifier`, '%SerialNumber%'), []],
);

const left = (text: string, titles: string) =>
  [
    `of ${titles}`,
    at(`${wifi}/LocalIdentifier`, `device-${text}.example.com`),
    [`warning ${wifi}/LocalIdentifier: LocalIdentifier contains ${text}, which only ${titles} replaces.`],
  ] as const;

const request = at('/PayloadContent/-', {
  PayloadType: 'com.apple.security.scep',
  PayloadContent: { Subject: [[['CN', '%HardwareUUID%']]] },
});

judges(
  'token-of-system',
  ['good', good, []],
  left('$SERIALNUMBER', 'Jamf Pro'),
  left('$FLEET_VAR_HOST_HARDWARE_SERIAL', 'Fleet'),
  left(`\${FLEET_SECRET_NAME}`, 'Fleet'),
  left('$EMAIL', 'Jamf Pro or Kandji (Iru)'),
  left('$BLUEPRINT_ID', 'Kandji (Iru)'),
  left('$ENROLLED_DEVICE.UDID', 'Zentral'),
  left('$DEVICE_SN$', 'MobileIron Core (Ivanti EPMM)'),
  left(`\${userUPN}`, 'Ivanti Neurons for MDM'),
  left('{DeviceSerialNumber}', 'Workspace ONE UEM'),
  left('{{serial_number}}', 'SimpleMDM'),
  left('{{serialnumber}}', 'Intune'),
  left('{{.User "user_name"}}', 'Addigy'),
  left('%Username%', 'Jamf School'),
  [
    'of a script',
    at(`${wifi}/RemoteAddress`, `\${GATEWAY}`),
    [
      `warning ${wifi}/RemoteAddress: RemoteAddress contains \${GATEWAY}, which envsubst or another script did not replace.`,
    ],
  ],
  [
    "Apple's own in a VPN",
    at(`${wifi}/LocalIdentifier`, '%HardwareUUID%'),
    [
      `warning ${wifi}/LocalIdentifier: LocalIdentifier contains %HardwareUUID%, which a Mac replaces in certificate requests and in names for 802.1X, but iPhones probably do not.`,
    ],
  ],
  [
    "Apple's own in a VPN of a Mac",
    changed(goodPlainProfile(), `${plain}/LocalIdentifier`, '%HardwareUUID%'),
    [
      `warning ${plain}/LocalIdentifier: LocalIdentifier contains %HardwareUUID%, which a Mac replaces in certificate requests and in names for 802.1X, but probably not here.`,
    ],
    { platform: 'macOS' },
  ],
  ["Apple's own in a request for a certificate by a Mac", request, [], { platform: 'macOS' }],
  [
    "Apple's own in a request for a certificate by an iPhone",
    request,
    [
      'warning /PayloadContent/3/PayloadContent/Subject/0/0/1: An element of Subject contains %HardwareUUID%, which a Mac replaces in certificate requests and in names for 802.1X, but iPhones probably do not.',
    ],
  ],
  [
    'for a delivery',
    at(`${wifi}/LocalIdentifier`, '$SERIALNUMBER'),
    [`info ${wifi}/LocalIdentifier: LocalIdentifier contains $SERIALNUMBER, which only Jamf Pro replaces.`],
    { variablesFilledLater: true },
  ],
  [
    'as a secret',
    at(`${wifi}/SharedSecret`, '$FLEET_SECRET_VPN'),
    [`warning ${wifi}/SharedSecret: SharedSecret contains a variable, which only Fleet replaces.`],
  ],
  ['in a secret', at(`${wifi}/SharedSecret`, 'a$EMAIL{Ab}%Email%'), []],
  [
    'what only looks like one',
    at(
      '/PayloadDescription',
      'costs $5 or US$EMAILS, {}, {a}, {1C5FB1FB-6D37-5EA8-9192-74D60C1DF5D2}, https://example.com/a%20b%C3%A4?x=$1, $$, %d%',
    ),
    [],
  ],
);

/** Where secrets are, in Always On and plain profiles. */
const places = [
  [good, `${wifi}/SharedSecret`],
  [good, `${wifi}/AuthPassword`],
  [good, `${wifi}/Password`],
  [good, `${identity}/Password`],
  [good, `${vpn}/VendorConfig`],
  [good, `${alwaysOn}/SharedSecret`],
  [goodPlainProfile(), `${plain}/SharedSecret`],
  [goodPlainProfile(), `${plain}/AuthPassword`],
  [goodPlainProfile(), `${plain}/PPK`],
] as const;

test('no finding shows a secret, whatever type it has', () => {
  const secret = fc
    .string({ minLength: 8, unit: 'grapheme' })
    .map((text) => `«${text}»`)
    .chain((text) =>
      fc.constantFrom<[string, PlistValue]>([text, text], [text, `{{${text}}}`], [text, [text]]),
    );
  fc.assert(
    fc.property(fc.constantFrom(...places), secret, ([profile, place], [text, value]) => {
      const told = JSON.stringify(findings(changed(profile, place, value)));
      expect(told).not.toContain(JSON.stringify(text).slice(1, -1));
    }),
    { numRuns: runs(100) },
  );
});

test('no finding shows a name in double braces, which may be a secret', () => {
  const told = JSON.stringify(findings(changedAll(good, { [`${wifi}/SharedSecret`]: 'x{{correcthorse}}' })));
  expect(told).toContain('double braces');
  expect(told).not.toContain('correcthorse');
});

test('the address of a server is one in declarations, too', () => {
  const consequence = consequenceAt({ path: '/Payload/TunnelConfigurations/0/IKEV2/HostName' });
  expect(consequence).toBeDefined();
  expect(consequence).toBe(consequenceAt({ path: `${wifi}/RemoteAddress` }));
});
