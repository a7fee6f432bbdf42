import { parse } from '../../src/graph/parse.js';
import { sample } from './sample.js';

test('what PyYAML writes is read as what it was given', async () => {
  expect(await parse(sample('pyyaml.yaml'))).toEqual(await parse(sample('pyyaml.json')));
});

test('YAML by hand: numbers stay whole, versions and dates stay text', async () => {
  const text =
    'mtuSizeInBytes: 1280\ntlsMinimumVersion: 1.2\ncreatedDateTime: 2026-03-02\nenableEAP: True\nrealm: ~\n';
  expect(await parse(text)).toEqual({
    mtuSizeInBytes: 1280,
    tlsMinimumVersion: '1.2',
    createdDateTime: '2026-03-02',
    enableEAP: true,
    realm: null,
  });
});

test('a text may begin with a byte order mark', async () => {
  expect(await parse('\ufeff{"a":1}')).toEqual({ a: 1 });
  expect(await parse('\ufeffa: 1')).toEqual({ a: 1 });
});
