import * as v from 'valibot';
import { vpnEncryptionAlgorithmType, vpnIntegrityAlgorithmType } from './enums.js';
import { int32 } from './scalars.js';

/** iosVpnSecurityAssociationParameters */
export const securityAssociationParameters = v.object({
  securityEncryptionAlgorithm: v.exactOptional(vpnEncryptionAlgorithmType),
  securityIntegrityAlgorithm: v.exactOptional(vpnIntegrityAlgorithmType),
  securityDiffieHellmanGroup: v.exactOptional(int32),
  lifetimeInMinutes: v.exactOptional(int32),
});

/** An iosVpnSecurityAssociationParameters as read: what was null or unreadable is absent. */
export type SecurityAssociationParameters = v.InferOutput<typeof securityAssociationParameters>;
