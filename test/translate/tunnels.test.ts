import { tunnelConfigurations } from '../../src/translate/tunnels.js';

const tunnels = {
  cellular: { RemoteAddress: 'cell.contoso.com' },
  wifi: { RemoteAddress: 'wifi.contoso.com' },
};
const cellular = { ProtocolType: 'IKEv2', RemoteAddress: 'cell.contoso.com', Interfaces: ['Cellular'] };
const wifi = { ProtocolType: 'IKEv2', RemoteAddress: 'wifi.contoso.com', Interfaces: ['WiFi'] };

test.each([
  ['both interfaces named', { Interfaces: ['Cellular', 'WiFi'] }, [cellular, wifi]],
  ['no interface named, which covers both', {}, [cellular, wifi]],
  ['one interface', { Interfaces: ['WiFi'] }, [wifi]],
])('a tunnel an interface: %s', (_, named, expected) => {
  expect(tunnelConfigurations({ RemoteAddress: 'vpn.contoso.com', ...named }, tunnels)).toEqual(expected);
});

test('without bindings the one tunnel stays as it is', () => {
  const tunnel = { RemoteAddress: 'vpn.contoso.com' };
  expect(tunnelConfigurations(tunnel, undefined)).toEqual([{ ProtocolType: 'IKEv2', ...tunnel }]);
});
