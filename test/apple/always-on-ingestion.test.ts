import type { KeyRow, KeyTable, Range, Scalar } from '../../src/apple/key.js';
import { alwaysOnKeys, serviceExceptionKeys } from '../../src/apple/keys/always-on.js';
import {
  childSecurityAssociationKeys,
  ikeSecurityAssociationKeys,
} from '../../src/apple/keys/security-association.js';
import { tunnelKeys, unlistedTunnelKeys } from '../../src/apple/keys/tunnel.js';
import { unlistedVpnKeys, vpnKeys } from '../../src/apple/keys/vpn.js';
import { describeWithFacts, readFacts } from '../support/facts.js';

interface Observed {
  payload: { kept: string[]; required: string[]; dropped: string[] };
  alwaysOn: { read: string[] };
  tunnel: { read: string[]; readUndocumented: string[]; notRead: string[]; forced: Record<string, number> };
  defaults: Record<string, unknown>;
  accepted: Record<string, unknown>;
}

const sorted = (names: Iterable<string>) => [...names].sort();

/** The keys of a table, of which Always On does one of these things. */
function treated(table: KeyTable, ...treatments: KeyRow['alwaysOn'][]): string[] {
  return Object.entries(table)
    .filter(([, row]) => treatments.includes(row.alwaysOn))
    .map(([key]) => key);
}

function unlisted(keys: Readonly<Record<string, string>>, treatment: string): string[] {
  return Object.keys(keys).filter((key) => keys[key] === treatment);
}

describeWithFacts('the tables and what Always On was seen to do', () => {
  const observed = () => readFacts<Observed>('observed.alwayson-ingestion.json');

  test('the keys of a payload that it keeps', () => {
    // Every payload has PayloadDisplayName: its row is among the common keys.
    const kept = [...treated(vpnKeys, 'read'), ...unlisted(unlistedVpnKeys, 'read'), 'PayloadDisplayName'];
    expect(sorted(kept)).toEqual(sorted(observed().payload.kept));
  });

  test('the keys of a payload that it drops', () => {
    const dropped = [...treated(vpnKeys, 'not read'), ...unlisted(unlistedVpnKeys, 'not read')];
    // Not among the dropped ones by name, but not among the kept ones either.
    const inferred = ['TransparentProxy', 'OnDemandUserOverrideDisabled'];
    expect(sorted(dropped)).toEqual(sorted([...observed().payload.dropped, ...inferred]));
  });

  test('the keys of the dictionary AlwaysOn', () => {
    expect(sorted(treated(alwaysOnKeys, 'read'))).toEqual(sorted(observed().alwaysOn.read));
    expect(Object.keys(alwaysOnKeys)).toHaveLength(observed().alwaysOn.read.length);
  });

  test('the keys of a tunnel that it reads, does not read and overwrites', () => {
    const { tunnel } = observed();
    expect(sorted(treated(tunnelKeys, 'read'))).toEqual(sorted(tunnel.read));
    expect(sorted(Object.keys(unlistedTunnelKeys))).toEqual(sorted(tunnel.readUndocumented));
    expect(sorted(treated(tunnelKeys, 'not read', 'forced 0'))).toEqual(sorted(tunnel.notRead));
    expect(sorted(treated(tunnelKeys, 'forced 0'))).toEqual(sorted(Object.keys(tunnel.forced)));
    expect(new Set(Object.values(tunnel.forced))).toEqual(new Set([0]));
  });

  test('the defaults', () => {
    const { IKESecurityAssociationParameters, ChildSecurityAssociationParameters, ...defaults } =
      observed().defaults;
    // That nothing is set for the MTU is no default that the file could list.
    expect(observedDefaults(tunnelKeys)).toEqual({ ...defaults, NATKeepAliveInterval: 20, MTU: null });
    expect(defaults['NATKeepAliveInterval']).toEqual({
      tunnelCoversWiFi: tunnelKeys.NATKeepAliveInterval.observedDefault,
      tunnelCellularOnly: tunnelKeys.NATKeepAliveInterval.observedDefaultOnCellular,
    });
    // The two algorithms are NetworkExtension's defaults: documented, so not in the file.
    const documented = { EncryptionAlgorithm: 'AES-256', IntegrityAlgorithm: 'SHA2-256' };
    expect(observedDefaults(ikeSecurityAssociationKeys)).toEqual({
      ...(IKESecurityAssociationParameters as object),
      ...documented,
    });
    expect(observedDefaults(childSecurityAssociationKeys)).toEqual({
      ...(ChildSecurityAssociationParameters as object),
      ...documented,
    });
  });

  test.each<[string, KeyRow]>([
    ['CertificateType', tunnelKeys.CertificateType],
    ['TLSVersion', tunnelKeys.TLSMinimumVersion],
    ['TLSVersion', tunnelKeys.TLSMaximumVersion],
    ['DiffieHellmanGroup', ikeSecurityAssociationKeys.DiffieHellmanGroup],
    ['EncryptionAlgorithm', ikeSecurityAssociationKeys.EncryptionAlgorithm],
    ['IntegrityAlgorithm', ikeSecurityAssociationKeys.IntegrityAlgorithm],
    ['ServiceName', serviceExceptionKeys.ServiceName],
    ['Action', serviceExceptionKeys.Action],
  ])('the values that it knows: %s', (name, row) => {
    expect(knownValues(row)).toEqual(observed().accepted[name]);
  });

  test.each<[string, KeyRow]>([
    ['MTU', tunnelKeys.MTU],
    ['NATKeepAliveInterval', tunnelKeys.NATKeepAliveInterval],
    ['LifeTimeInMinutes', ikeSecurityAssociationKeys.LifeTimeInMinutes],
    ['LifeTimeInMinutes', childSecurityAssociationKeys.LifeTimeInMinutes],
  ])('the range that it takes: %s', (name, row) => {
    expect(row.observedRange ?? row.range).toEqual(observed().accepted[name] as Range);
  });

  test('the post-quantum methods that it takes', () => {
    const { items } = ikeSecurityAssociationKeys.PostQuantumKeyExchangeMethods;
    expect(observed().accepted['PostQuantumKeyExchangeMethods']).toEqual({
      values: items.values,
      maxItems: items.repetition.max,
    });
  });
});

function observedDefaults(table: KeyTable): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, row]) => row.observedDefault !== undefined)
      .map(([key, row]) => [key, row.observedDefault]),
  );
}

function knownValues(row: KeyRow): readonly Scalar[] | undefined {
  return row.observedValues ?? row.values;
}
