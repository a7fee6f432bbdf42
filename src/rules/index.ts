import { pfsOff } from './algorithms/pfs-off.js';
import { saAeadPrf } from './algorithms/sa-aead-prf.js';
import { saAlgorithmRemoved } from './algorithms/sa-algorithm-removed.js';
import { saAlgorithmUnknown } from './algorithms/sa-algorithm-unknown.js';
import { saChildAbsent } from './algorithms/sa-child-absent.js';
import { saChildPartial } from './algorithms/sa-child-partial.js';
import { saDefaultDiffers } from './algorithms/sa-default-differs.js';
import { saDhGroup } from './algorithms/sa-dh-group.js';
import { saLifetime } from './algorithms/sa-lifetime.js';
import { saPostQuantum } from './algorithms/sa-post-quantum.js';
import { saStrengthMismatch } from './algorithms/sa-strength-mismatch.js';
import { saStrictSelection } from './algorithms/sa-strict-selection.js';
import { alwaysOnMissing } from './always-on/always-on-missing.js';
import { alwaysOnPlatform } from './always-on/always-on-platform.js';
import { alwaysOnSingle } from './always-on/always-on-single.js';
import { alwaysOnSupervised } from './always-on/always-on-supervised.js';
import { userDefinedName } from './always-on/user-defined-name.js';
import { userToggle } from './always-on/user-toggle.js';
import { vpnType } from './always-on/vpn-type.js';
import { authCertificateWithEapCredentials } from './authentication/auth-certificate-with-eap-credentials.js';
import { authEapCredentials } from './authentication/auth-eap-credentials.js';
import { authEapTlsWithoutCertificateMethod } from './authentication/auth-eap-tls-without-certificate-method.js';
import { authIdentityMissing } from './authentication/auth-identity-missing.js';
import { authIdentityUnresolved } from './authentication/auth-identity-unresolved.js';
import { authMethod } from './authentication/auth-method.js';
import { authSharedSecret } from './authentication/auth-shared-secret.js';
import { authUnused } from './authentication/auth-unused.js';
import { ppk } from './authentication/ppk.js';
import { tlsVersion } from './authentication/tls-version.js';
import { certificateAuthority } from './certificates/certificate-authority.js';
import { certificateIssuerName } from './certificates/certificate-issuer-name.js';
import { certificateIssuerUnmatched } from './certificates/certificate-issuer-unmatched.js';
import { certificateRequestAbsent } from './certificates/certificate-request-absent.js';
import { certificateType } from './certificates/certificate-type.js';
import { identifierDistinguishedName } from './certificates/identifier-distinguished-name.js';
import { identityPkcs12 } from './certificates/identity-pkcs12.js';
import { remoteIdentifierMismatch } from './certificates/remote-identifier-mismatch.js';
import { trustedRoot } from './certificates/trusted-root.js';
import { contentElsewhere } from './content/content-elsewhere.js';
import { encryptedContent } from './content/encrypted-content.js';
import { secretInProfile } from './content/secret-in-profile.js';
import { tokenOfSystem } from './content/token-of-system.js';
import { tokenUnresolved } from './content/token-unresolved.js';
import { payloadEnvelope } from './envelope/payload-envelope.js';
import { payloadIdentifierDuplicate } from './envelope/payload-identifier-duplicate.js';
import { payloadScope } from './envelope/payload-scope.js';
import { payloadUnknownType } from './envelope/payload-unknown-type.js';
import { payloadUuidDuplicate } from './envelope/payload-uuid-duplicate.js';
import { profileEnvelope } from './envelope/profile-envelope.js';
import { removalDisallowedSupervised } from './envelope/removal-disallowed-supervised.js';
import { applicationException } from './exceptions/application-exception.js';
import { applicationExceptionDuplicate } from './exceptions/application-exception-duplicate.js';
import { captiveNone } from './exceptions/captive-none.js';
import { captivePlugin } from './exceptions/captive-plugin.js';
import { serviceException } from './exceptions/service-exception.js';
import { serviceExceptionDuplicate } from './exceptions/service-exception-duplicate.js';
import { serviceExceptionOs } from './exceptions/service-exception-os.js';
import { flagAsBoolean } from './keys/flag-as-boolean.js';
import { keyMissing } from './keys/key-missing.js';
import { keyNotOnOs } from './keys/key-not-on-os.js';
import { keyType } from './keys/key-type.js';
import { keyUndocumented } from './keys/key-undocumented.js';
import { keyUnknown } from './keys/key-unknown.js';
import { keyValue } from './keys/key-value.js';
import { payloadKeyNotRead } from './keys/payload-key-not-read.js';
import { tunnelKeyNotRead } from './keys/tunnel-key-not-read.js';
import { onDemandNeverReached } from './on-demand/on-demand-never-reached.js';
import { onDemandNoDefault } from './on-demand/on-demand-no-default.js';
import { onDemandOff } from './on-demand/on-demand-off.js';
import { onDemandParametersMissing } from './on-demand/on-demand-parameters-missing.js';
import { onDemandWithoutRules } from './on-demand/on-demand-without-rules.js';
import type { Rule } from './rule.js';
import { deadPeerDetection } from './tunnels/dead-peer-detection.js';
import { localIdentifier } from './tunnels/local-identifier.js';
import { mtuRange } from './tunnels/mtu-range.js';
import { natKeepalive } from './tunnels/nat-keepalive.js';
import { remoteAddress } from './tunnels/remote-address.js';
import { remoteIdentifier } from './tunnels/remote-identifier.js';
import { tunnelInterfaceConflict } from './tunnels/tunnel-interface-conflict.js';
import { tunnelInterfaceUncovered } from './tunnels/tunnel-interface-uncovered.js';
import { tunnelInterfaces } from './tunnels/tunnel-interfaces.js';
import { tunnelNestedIkev2 } from './tunnels/tunnel-nested-ikev2.js';
import { tunnelNeverReached } from './tunnels/tunnel-never-reached.js';
import { tunnelProtocol } from './tunnels/tunnel-protocol.js';
import { tunnelTwoSessions } from './tunnels/tunnel-two-sessions.js';
import { tunnelsMissing } from './tunnels/tunnels-missing.js';

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
  identifierDistinguishedName,
  remoteIdentifierMismatch,
  authMethod,
  authSharedSecret,
  authIdentityMissing,
  authIdentityUnresolved,
  authEapTlsWithoutCertificateMethod,
  authEapCredentials,
  authCertificateWithEapCredentials,
  authUnused,
  certificateType,
  certificateIssuerName,
  certificateIssuerUnmatched,
  certificateRequestAbsent,
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
  // When a plain VPN connects
  onDemandNeverReached,
  onDemandNoDefault,
  onDemandParametersMissing,
  onDemandWithoutRules,
  onDemandOff,
  // What should not be in a profile
  secretInProfile,
  tokenUnresolved,
  tokenOfSystem,
  // What cannot be looked at
  encryptedContent,
  contentElsewhere,
];
