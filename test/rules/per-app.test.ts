import { compare } from '../../src/compare/compare.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import {
  changed,
  changedAll,
  findings,
  goodPlainProfile,
  plain,
  said,
  vpn,
} from '../support/good-profile.js';

/** The good plain profile as a per-app VPN. */
const perApp = changedAll(goodPlainProfile(), {
  [`${vpn}/PayloadType`]: 'com.apple.vpn.managed.applayer',
  [`${vpn}/VPNUUID`]: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7709',
  [`${vpn}/SafariDomains`]: ['intranet.example.com'],
});

test('a good per-app VPN of type IKEv2 is judged, and nothing is wrong with it', () => {
  expect(findings(perApp).map(({ rule }) => rule)).toEqual(
    findings(goodPlainProfile()).map(({ rule }) => rule),
  );
});

test('its IKEv2 keys are judged as in every other VPN', () => {
  const group = `${plain}/IKESecurityAssociationParameters/DiffieHellmanGroup`;
  expect(said('sa-dh-group', changed(perApp, group, 2))).toHaveLength(1);
  expect(said('key-unknown', changed(perApp, `${plain}/OnDemandMatchAppEnabled`, 1))).toEqual([
    `warning ${plain}/OnDemandMatchAppEnabled: Devices read OnDemandMatchAppEnabled in the payload itself, not here.`,
  ]);
  expect(said('key-missing', changed(perApp, `${vpn}/VPNUUID`))).toEqual([
    `warning ${vpn}: The payload has no VPNUUID, which Apple's schema requires.`,
  ]);
});

test('it needs no on-demand rules', () => {
  expect(said('on-demand-without-rules', changed(perApp, `${plain}/OnDemandRules`))).toEqual([]);
});

test('it does not take the place of a VPN for the device', () => {
  const [first] = compare(dictionaryNodeOf(goodPlainProfile()), dictionaryNodeOf(perApp));
  expect(first?.message).toBe(
    'The expected profile asks for an ordinary IKEv2 VPN. The delivered profile gives the device a per-app VPN of type "IKEv2".',
  );
});

test('the dictionary IPv4 is looked into', () => {
  const tunnelled = (key: string) => changed(goodPlainProfile(), `${vpn}/IPv4`, { [key]: 1 });
  expect(said('key-unknown', tunnelled('IncludeAllNetworks'))).toEqual([
    `warning ${vpn}/IPv4/IncludeAllNetworks: Devices read IncludeAllNetworks in the dictionary IKEv2, not here.`,
  ]);
  expect(said('key-unknown', tunnelled('OverridePrimary'))).toEqual([]);
});
