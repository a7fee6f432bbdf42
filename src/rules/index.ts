import { authEapCredentials } from './auth-eap-credentials.js';
import { authEapTlsWithoutCertificateMethod } from './auth-eap-tls-without-certificate-method.js';
import { authIdentityMissing } from './auth-identity-missing.js';
import { authIdentityUnresolved } from './auth-identity-unresolved.js';
import { authMethod } from './auth-method.js';
import { authSharedSecret } from './auth-shared-secret.js';
import { authUnused } from './auth-unused.js';
import { certificateAuthority } from './certificate-authority.js';
import { certificateIssuerName } from './certificate-issuer-name.js';
import { certificateType } from './certificate-type.js';
import { deadPeerDetection } from './dead-peer-detection.js';
import { identityPkcs12 } from './identity-pkcs12.js';
import { localIdentifier } from './local-identifier.js';
import { mtuRange } from './mtu-range.js';
import { natKeepalive } from './nat-keepalive.js';
import { pfsOff } from './pfs-off.js';
import { ppk } from './ppk.js';
import { remoteAddress } from './remote-address.js';
import { remoteIdentifier } from './remote-identifier.js';
import { remoteIdentifierMismatch } from './remote-identifier-mismatch.js';
import type { Rule } from './rule.js';
import { saAeadPrf } from './sa-aead-prf.js';
import { saAlgorithmRemoved } from './sa-algorithm-removed.js';
import { saAlgorithmUnknown } from './sa-algorithm-unknown.js';
import { saChildAbsent } from './sa-child-absent.js';
import { saChildPartial } from './sa-child-partial.js';
import { saDefaultDiffers } from './sa-default-differs.js';
import { saDhGroup } from './sa-dh-group.js';
import { saLifetime } from './sa-lifetime.js';
import { saPostQuantum } from './sa-post-quantum.js';
import { saStrengthMismatch } from './sa-strength-mismatch.js';
import { saStrictSelection } from './sa-strict-selection.js';
import { tlsVersion } from './tls-version.js';
import { trustedRoot } from './trusted-root.js';
import { tunnelInterfaceUncovered } from './tunnel-interface-uncovered.js';
import { userToggle } from './user-toggle.js';

/** Every rule, in the order in which their findings are told. */
export const rules: readonly Rule[] = [
  // Always On
  tunnelInterfaceUncovered,
  userToggle,
  // Endpoint, authentication, certificates
  remoteAddress,
  remoteIdentifier,
  localIdentifier,
  remoteIdentifierMismatch,
  authMethod,
  authSharedSecret,
  authIdentityMissing,
  authIdentityUnresolved,
  authEapTlsWithoutCertificateMethod,
  authEapCredentials,
  authUnused,
  certificateType,
  certificateIssuerName,
  certificateAuthority,
  tlsVersion,
  identityPkcs12,
  trustedRoot,
  // Algorithms and numbers
  saDhGroup,
  saLifetime,
  saAlgorithmUnknown,
  saAlgorithmRemoved,
  saChildAbsent,
  saChildPartial,
  saAeadPrf,
  saStrictSelection,
  saStrengthMismatch,
  saPostQuantum,
  saDefaultDiffers,
  pfsOff,
  mtuRange,
  natKeepalive,
  deadPeerDetection,
  ppk,
];
