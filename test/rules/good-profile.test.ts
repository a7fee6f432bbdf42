import { changed, findings, goodPlainProfile, goodProfile, identity, vpn } from '../support/good-profile.js';

const worthMoreThanInfo = (profile: Parameters<typeof findings>[0], os?: string) =>
  findings(profile, os === undefined ? {} : { os })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);

test.each(['27.0', '26.0', '18.0', '17.4'])(
  'the good Always On profile has no error or warning on iOS %s',
  (os) => {
    expect(worthMoreThanInfo(goodProfile(), os)).toEqual([]);
  },
);

test.each(['27.0', '26.0', '18.0', '17.4'])(
  'the good IKEv2 profile has no error or warning on iOS %s',
  (os) => {
    expect(worthMoreThanInfo(goodPlainProfile(), os)).toEqual([]);
  },
);

test('changed puts in, adds, takes out, and leaves the profile as it was', () => {
  const profile = goodProfile();
  expect(changed(profile, `${vpn}/VPNType`, 'IKEv2')).toMatchObject({
    PayloadContent: [{}, {}, { VPNType: 'IKEv2' }],
  });
  expect(changed(profile, '/PayloadContent/-', {})['PayloadContent']).toHaveLength(4);
  expect(changed(profile, identity)['PayloadContent']).toHaveLength(2);
  expect(() => changed(profile, `${vpn}/Nothing`)).toThrow('there is no Nothing');
  expect(() => changed(profile, `${vpn}/Nothing/Nothing`, 1)).toThrow('there is nothing at this place');
  expect(profile).toEqual(goodProfile());
});
