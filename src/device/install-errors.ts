/**
 * What a device says when it refuses a profile, as it stands on the screen or in its log. People search for these
 * words, so the rules that find the cause repeat them.
 */
export const installErrors = {
  malformedProfile: 'MCProfileErrorDomain 1000',
  cannotInstallVpn: 'MCVPNErrorDomain 15000',
  certificateMissing: 'MCVPNErrorDomain 15003',
  missingIdentity: 'configuration is invalid: Missing identity',
  incorrectPassword: 'The password is incorrect',
  serviceNotCreated: 'The VPN service could not be created',
  serviceNotCreatedCode: 'ConfigProfilePluginDomain -319',
} as const;

/** An error as a sentence quotes it. */
export function quoted(error: keyof typeof installErrors): string {
  return `"${installErrors[error]}"`;
}
