import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayLifetime: GatewayRule = {
  name: 'gateway-lifetime',
  title: 'gateway that renews the tunnel before the device does',
  severity: 'warning',
  why: 'Sleeping phones do not answer the renewal, and the gateway ends their tunnels. Devices renew the tunnel themselves when they are awake.',
  source: gatewaySources.appleInterop,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { tunnel, connection, child } of pairs) {
      const { reauthenticationSeconds: again } = connection;
      if (again.value > 0) {
        yield {
          at: again.place,
          message: `${again.setting} makes the device authenticate again after ${minutes(again.value)} minutes.`,
          why: 'Only the device can start a new authentication. A gateway that requires one ends the tunnel.',
          fix: `Write ${again.setting} = 0.`,
        };
      }
      const both = [
        [connection.rekeySeconds, tunnel.ike, 'IKESecurityAssociationParameters'],
        ...(child === undefined
          ? []
          : [[child.rekeySeconds, tunnel.child, 'ChildSecurityAssociationParameters'] as const]),
      ] as const;
      for (const [{ value, place, setting }, { lifetimeMinutes }, dictionary] of both) {
        if (value === 0 || lifetimeMinutes === undefined || value >= lifetimeMinutes * 60) continue;
        yield {
          at: place,
          message: `${setting} renews after ${minutes(value)} minutes, the device after ${lifetimeMinutes} (${dictionary} › LifeTimeInMinutes).`,
          fix: `Write ${setting} = 0, so that the device renews.`,
        };
      }
    }
  },
};

function minutes(seconds: number): number {
  return Math.round(seconds / 60);
}
