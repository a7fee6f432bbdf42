import type { ProfileOffer, TunnelOffer } from '../../offer.js';
import { type MissingPart, missingParts } from '../../product.js';
import { missingSetting } from './missing.js';
import { typedIdentity } from './sides.js';
import { type Entry, section, setting } from './text.js';

export function secretsOf(tunnels: ProfileOffer['tunnels']): Entry[] {
  const entries = new Map<string, readonly Entry[]>();
  const add = (kind: string, settings: readonly Entry[]) => {
    const told = JSON.stringify(settings);
    if ([...entries.values()].some((other) => JSON.stringify(other) === told)) return;
    const count = [...entries.keys()].filter((key) => key.startsWith(`${kind}-`)).length;
    entries.set(`${kind}-${count + 1}`, settings);
  };
  for (const { authentication, ppk, remoteIdentifier } of tunnels) {
    if (authentication.kind === 'shared-secret') {
      add('ike', [
        ...owner(
          remoteIdentifier && typedIdentity(remoteIdentifier),
          'RemoteIdentifier: of this gateway, for every device.',
        ),
        ...secretSetting(authentication.secret, 'SharedSecret'),
      ]);
    }
    if (authentication.kind === 'eap-mschapv2') {
      add('eap', [
        ...owner(authentication.userName, 'AuthName.'),
        ...secretSetting(authentication.password, 'AuthPassword'),
      ]);
    }
    if (ppk !== undefined) {
      add('ppk', [...owner(ppk.identifier, 'PPKIdentifier.'), ...secretSetting(ppk.key, 'PPK')]);
    }
  }
  return [...entries].map(([name, settings]) => section(name, settings));
}

function owner(name: string | undefined, because: string): Entry[] {
  return name ? [setting('id-1', name, because)] : [];
}

function secretSetting(secret: Uint8Array | undefined, key: string): Entry[] {
  if (secret === undefined) return [];
  return [setting('secret', `0s${Buffer.from(secret).toString('base64')}`, `${key}, in Base64.`)];
}

export function missingSecrets({ authentication }: TunnelOffer, missing: Set<MissingPart>): Entry[] {
  const because = 'Write the secret into secrets below, then remove this line.';
  if (authentication.kind === 'shared-secret' && authentication.secret === undefined) {
    return [missingSetting(missingParts.sharedSecret, because, missing)];
  }
  if (authentication.kind === 'eap-mschapv2' && authentication.password === undefined) {
    return [missingSetting(missingParts.password, because, missing)];
  }
  return [];
}
