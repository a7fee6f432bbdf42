import type { GatewayRule } from '../rule.js';
import { gatewayAuthentication } from './authentication.js';
import { gatewayCertificate } from './certificate.js';
import { gatewayChildProposal } from './child-proposal.js';
import { gatewayConnection } from './connection.js';
import { gatewayDeadPeer } from './dead-peer.js';
import { gatewayDeviceAuthority } from './device-authority.js';
import { gatewayDeviceIdentity } from './device-identity.js';
import { gatewayEap } from './eap.js';
import { gatewayFragmentation } from './fragmentation.js';
import { gatewayIdentity } from './identity.js';
import { gatewayIdle } from './idle.js';
import { gatewayIkeProposal } from './ike-proposal.js';
import { gatewayIkev1 } from './ikev1.js';
import { gatewayInclude } from './include.js';
import { gatewayLifetime } from './lifetime.js';
import { gatewayMobike } from './mobike.js';
import { gatewayNoConnection } from './no-connection.js';
import { gatewayPfs } from './pfs.js';
import { gatewayPlaceholder } from './placeholder.js';
import { gatewayPool } from './pool.js';
import { gatewayPostQuantum } from './post-quantum.js';
import { gatewayPpk } from './ppk.js';
import { gatewaySecret } from './secret.js';
import { gatewaySendCert } from './send-cert.js';
import { gatewaySetting } from './setting.js';
import { gatewayTraffic } from './traffic.js';
import { gatewayUnique } from './unique.js';

/** Every rule about a profile and its gateway, in the order in which their findings are told. */
export const gatewayRules: readonly GatewayRule[] = [
  gatewayConnection,
  gatewayNoConnection,
  gatewayIkev1,
  gatewaySetting,
  gatewayPlaceholder,
  gatewayInclude,
  // What both propose
  gatewayIkeProposal,
  gatewayPostQuantum,
  gatewayChildProposal,
  gatewayPfs,
  // Who is who
  gatewayIdentity,
  gatewayDeviceIdentity,
  gatewayCertificate,
  gatewaySendCert,
  gatewayDeviceAuthority,
  gatewayAuthentication,
  gatewayEap,
  gatewaySecret,
  gatewayPpk,
  // What goes through, and how long
  gatewayPool,
  gatewayTraffic,
  gatewayUnique,
  gatewayMobike,
  gatewayFragmentation,
  gatewayDeadPeer,
  gatewayIdle,
  gatewayLifetime,
];
