import { readConf } from '../../src/gateway/ipsec-conf/sections.js';
import { InputError } from '../../src/input-error.js';
import { saidOf } from '../support/gateway-sample.js';

const libreswan = `version 2
config setup
	uniqueids=no

conn %default
	ikev2=yes
	fragmentation=yes

conn phones   # for iPhones
	also=crypto
	left=192.0.2.1
	leftid=@vpn.example.com
	leftcert=gateway.pem
	leftsendcert=always
	leftsubnet=0.0.0.0/0
	right=%any
	rightid=%fromcert
	rightaddresspool=10.99.0.10-10.99.0.200
	authby=ecdsa
	mobike=yes
	rekey=no
	auto=add

conn crypto
	ike=aes_gcm256-sha2_384;dh20
	esp=aes_gcm256-none;dh20
`;

const stroke = `config setup
	uniqueids=never

conn phones
	keyexchange=ikev2
	ike=aes256gcm16-prfsha384-ecp384!
	esp=aes256gcm16-ecp384!
	left=%any
	leftid=@vpn.example.com
	leftcert=gateway.pem
	leftsendcert=always
	leftsubnet=0.0.0.0/0
	right=%any
	rightauth=pubkey
	rightsourceip=10.99.0.0/24
	rekey=no
	reauth=no
	auto=add
`;

const rules = async (conf: string) =>
  (await saidOf(conf, {}, 'ipsec.conf')).map(({ severity, rule }) => `${severity} ${rule}`);

const forms = { Libreswan: libreswan, 'the older form of strongSwan': stroke } as const;

describe.each(Object.entries(forms))('%s', (name, conf) => {
  const own = name === 'Libreswan';
  test('that fits has nothing against it', async () => {
    expect(await rules(conf)).toEqual(['info gateway-connection']);
  });

  test.each<[from: string | RegExp, to: string, rule: string]>([
    [
      /ike=aes\S*/,
      own ? 'ike=aes256-sha2;dh14' : 'ike=aes256-sha256-modp2048!',
      'error gateway-ike-proposal',
    ],
    [/esp=aes\S*/, own ? 'esp=aes128-sha1;dh20' : 'esp=aes128-sha1-ecp384!', 'error gateway-child-proposal'],
    [/esp=aes\S*/, own ? 'esp=aes_gcm256-none;dh14' : 'esp=aes256gcm16!', 'error gateway-pfs'],
    ['leftid=@vpn.example.com', 'leftid=@other.example.com', 'error gateway-identity'],
    ['leftsendcert=always', 'leftsendcert=never', 'error gateway-send-cert'],
    [own ? 'ikev2=yes' : 'keyexchange=ikev2', own ? 'ikev2=no' : 'keyexchange=ikev1', 'error gateway-ikev1'],
    [
      own ? 'authby=ecdsa' : 'rightauth=pubkey',
      own ? 'authby=secret' : 'rightauth=eap-mschapv2',
      'error gateway-authentication',
    ],
    [own ? /\trightaddresspool.*\n/ : /\trightsourceip.*\n/, '', 'error gateway-pool'],
    ['leftsubnet=0.0.0.0/0', 'leftsubnet=10.0.0.0/8', 'warning gateway-traffic'],
    [/uniqueids=\w+/, 'uniqueids=yes', 'error gateway-unique'],
    ['\trekey=no\n', '', 'warning gateway-lifetime'],
    [/ike=aes\S*/, 'ike=aes999', 'error gateway-setting'],
  ])('with %s written %s: %s', async (from, to, rule) => {
    const changed = conf.replace(from, to);
    expect(changed).not.toBe(conf);
    expect(await rules(changed)).toContain(rule);
  });
});

test('proposals without a mark of exclamation are added to the defaults', async () => {
  expect(await rules(stroke.replace(/ike=\S*/, 'ike=aes128-sha256-modp2048'))).toEqual([
    'info gateway-connection',
  ]);
});

test('Libreswan takes the groups of IKE where esp= names none, unless pfs=no', async () => {
  const without = libreswan.replace('none;dh20', 'none');
  expect(await rules(without)).toEqual(['info gateway-connection']);
  expect(await rules(`${without}\tpfs=no\n`)).toContain('error gateway-pfs');
});

test.each([
  ['a line outside a section', '\tike=aes256\n', /line 1: The setting is outside any section/],
  ['a line without "="', 'conn a\n\tike\n', /line 2: "=" is missing/],
  ['a quotation mark that is missing', 'conn a\n\tike="aes256\n', /line 2: A quotation mark is missing/],
  ['a section that takes itself over', 'conn a\n\talso=b\nconn b\n\talso=a\n', /includes itself with also=/],
  ['another file', 'hello\n', /This is not an ipsec.conf/],
])('refuses %s in a sentence', (_what, text, message) => {
  expect(() => readConf('ipsec.conf', text)).toThrow(InputError);
  expect(() => readConf('ipsec.conf', text)).toThrow(message);
});

test('refuses a file that includes itself', () => {
  const include = () => [{ file: 'ipsec.conf', text: 'include ipsec.conf\n' }];
  expect(() => readConf('ipsec.conf', 'include ipsec.conf\n', include)).toThrow(/includes itself/);
});
