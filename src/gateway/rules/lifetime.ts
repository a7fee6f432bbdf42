import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayLifetime: GatewayRule = {
  name: 'gateway-lifetime',
  title: 'the gateway renews the tunnel before the device does',
  severity: 'warning',
  why: 'a phone that sleeps does not answer the renewal, and the gateway ends its tunnel; left to the device, it renews when it is awake',
  source: gatewaySources.appleInterop,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { tunnel, connection, child } of pairs) {
      const { reauthenticationSeconds: again } = connection;
      if (again.value > 0) {
        yield {
          at: again.place,
          message: `${again.setting} makes the device authenticate anew after ${minutes(again.value)} minutes`,
          why: 'only the device can begin that; a gateway that wants it ends the tunnel',
          fix: `write ${again.setting} = 0`,
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
          message: `${setting} renews after ${minutes(value)} minutes, the device after ${lifetimeMinutes} (${dictionary} › LifeTimeInMinutes)`,
          fix: `write ${setting} = 0, so that the device renews`,
        };
      }
    }
  },
};

function minutes(seconds: number): number {
  return Math.round(seconds / 60);
}
