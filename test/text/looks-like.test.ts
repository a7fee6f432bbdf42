import { looksLike } from '../../src/text/looks-like.js';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each<[string, Uint8Array]>([
  ['a binary property list (a profile?)', latin1('bplist00\xd1\x01')],
  ['a zip archive', latin1('PK\x03\x04\x14\x00')],
  ['a gzip archive', latin1('\x1f\x8b\x08')],
  ['a PDF', latin1('%PDF-1.7')],
  ['an image', latin1('\x89PNG\r\n\x1a\n')],
  ['a DER structure (a certificate, a PKCS#12 file or a signed profile?)', latin1('0\x82\x0a\x10')],
  ['PEM text (a certificate or a key?)', latin1('-----BEGIN CERTIFICATE-----\nMIIB')],
  ['an XML property list (a profile?)', latin1('<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC')],
  ['an XML property list (a profile?)', latin1('\xef\xbb\xbf<plist version="1.0">')],
  ['an XML property list (a profile?)', Buffer.from('\ufeff<?xml version="1.0"?><plist>', 'utf16le')],
  ['an HTML page', latin1('\r\n<!doctype HTML>')],
  [
    'PowerShell CLIXML (Export-Clixml)',
    latin1('<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell">'),
  ],
  ['an XML document', latin1('<?xml version="1.0"?><feed/>')],
  ['Terraform', latin1('# vpn\nresource "x" "vpn" {\n}')],
  [
    'a PowerShell script',
    latin1('Configuration Contoso\r\n{\r\n  Import-DscResource -ModuleName Microsoft365DSC\r\n}'),
  ],
  ['a table printed by PowerShell', latin1('\r\nId   DisplayName\r\n--   -----------\r\n1    Contoso')],
  ['JSON (a Graph export?)', latin1(' {"value":[]}')],
])('%s', (what, bytes) => {
  expect(looksLike(bytes)).toBe(what);
});

test.each(['displayName: Contoso\nversion: 1', '- a\n- b', 'resource: {}', 'hello', '', '0 is a number'])(
  'nothing is said of %j',
  (text) => {
    expect(looksLike(latin1(text))).toBeUndefined();
  },
);

test('only the beginning is looked at', () => {
  expect(looksLike(latin1(`${'a\n'.repeat(5000)}resource "x" {`))).toBeUndefined();
  expect(looksLike(new Uint8Array(1e7))).toBeUndefined();
});
