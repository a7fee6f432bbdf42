import { alwaysOnMissing } from './always-on-missing.js';
import { alwaysOnPlatform } from './always-on-platform.js';
import { alwaysOnSingle } from './always-on-single.js';
import { alwaysOnSupervised } from './always-on-supervised.js';
import { applicationException } from './application-exception.js';
import { applicationExceptionDuplicate } from './application-exception-duplicate.js';
import { authEapCredentials } from './auth-eap-credentials.js';
import { authEapTlsWithoutCertificateMethod } from './auth-eap-tls-without-certificate-method.js';
import { authIdentityMissing } from './auth-identity-missing.js';
import { authIdentityUnresolved } from './auth-identity-unresolved.js';
import { authMethod } from './auth-method.js';
import { authSharedSecret } from './auth-shared-secret.js';
import { authUnused } from './auth-unused.js';
import { captiveNone } from './captive-none.js';
import { captivePlugin } from './captive-plugin.js';
import { certificateAuthority } from './certificate-authority.js';
import { certificateIssuerName } from './certificate-issuer-name.js';
import { certificateType } from './certificate-type.js';
import { deadPeerDetection } from './dead-peer-detection.js';
import { encryptedContent } from './encrypted-content.js';
import { flagAsBoolean } from './flag-as-boolean.js';
import { identityPkcs12 } from './identity-pkcs12.js';
import { keyMissing } from './key-missing.js';
import { keyNotOnOs } from './key-not-on-os.js';
import { keyType } from './key-type.js';
import { keyUndocumented } from './key-undocumented.js';
import { keyUnknown } from './key-unknown.js';
import { keyValue } from './key-value.js';
import { localIdentifier } from './local-identifier.js';
import { mtuRange } from './mtu-range.js';
import { natKeepalive } from './nat-keepalive.js';
import { payloadEnvelope } from './payload-envelope.js';
import { payloadIdentifierDuplicate } from './payload-identifier-duplicate.js';
import { payloadKeyNotRead } from './payload-key-not-read.js';
import { payloadScope } from './payload-scope.js';
import { payloadUnknownType } from './payload-unknown-type.js';
import { payloadUuidDuplicate } from './payload-uuid-duplicate.js';
import { pfsOff } from './pfs-off.js';
import { ppk } from './ppk.js';
import { profileEnvelope } from './profile-envelope.js';
import { remoteAddress } from './remote-address.js';
import { remoteIdentifier } from './remote-identifier.js';
import { remoteIdentifierMismatch } from './remote-identifier-mismatch.js';
import { removalDisallowedSupervised } from './removal-disallowed-supervised.js';
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
import { secretInProfile } from './secret-in-profile.js';
import { serviceException } from './service-exception.js';
import { serviceExceptionDuplicate } from './service-exception-duplicate.js';
import { serviceExceptionOs } from './service-exception-os.js';
import { tlsVersion } from './tls-version.js';
import { tokenUnresolved } from './token-unresolved.js';
import { trustedRoot } from './trusted-root.js';
import { tunnelInterfaceConflict } from './tunnel-interface-conflict.js';
import { tunnelInterfaceUncovered } from './tunnel-interface-uncovered.js';
import { tunnelInterfaces } from './tunnel-interfaces.js';
import { tunnelKeyNotRead } from './tunnel-key-not-read.js';
import { tunnelNestedIkev2 } from './tunnel-nested-ikev2.js';
import { tunnelNeverReached } from './tunnel-never-reached.js';
import { tunnelProtocol } from './tunnel-protocol.js';
import { tunnelTwoSessions } from './tunnel-two-sessions.js';
import { tunnelsMissing } from './tunnels-missing.js';
import { userDefinedName } from './user-defined-name.js';
import { userToggle } from './user-toggle.js';
import { vpnType } from './vpn-type.js';

/** Every rule, in the order in which their findings are told. */
export const rules: readonly Rule[] = [
  // Profile and payload envelope
  profileEnvelope,
  payloadEnvelope,
  payloadUuidDuplicate,
  payloadIdentifierDuplicate,
  payloadUnknownType,
  payloadScope,
  removalDisallowedSupervised,
  // Always On
  vpnType,
  alwaysOnMissing,
  alwaysOnSingle,
  alwaysOnSupervised,
  alwaysOnPlatform,
  userDefinedName,
  payloadKeyNotRead,
  tunnelsMissing,
  tunnelProtocol,
  tunnelInterfaces,
  tunnelInterfaceConflict,
  tunnelNeverReached,
  tunnelInterfaceUncovered,
  tunnelTwoSessions,
  tunnelNestedIkev2,
  tunnelKeyNotRead,
  keyUnknown,
  keyUndocumented,
  keyType,
  keyValue,
  keyMissing,
  flagAsBoolean,
  keyNotOnOs,
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
  // Exceptions
  serviceException,
  serviceExceptionDuplicate,
  serviceExceptionOs,
  applicationException,
  applicationExceptionDuplicate,
  captivePlugin,
  captiveNone,
  // What should not be in a profile
  secretInProfile,
  tokenUnresolved,
  // What cannot be looked at
  encryptedContent,
];
