/**
 * Whether an identity in a configuration takes the one that a device sends. `%any` takes any; `*` at the beginning
 * stands for any beginning. A device without an identifier sends its address, which only `%any` takes for sure.
 */
export function identityMatches(configured: string, sent: string | undefined): boolean {
  if (configured === '%any' || configured === '*') return true;
  if (sent === undefined || sent === '') return false;
  const [wanted, given] = [configured.toLowerCase(), sent.toLowerCase()];
  return wanted.startsWith('*') ? given.endsWith(wanted.slice(1)) : wanted === given;
}

/** Whether an identifier of a profile is filled in later, by a management system, so that it cannot be compared. */
export function filledLater(identifier: string | undefined): boolean {
  return identifier !== undefined && /\{\{|\$|%\w+%|\{[A-Za-z]/.test(identifier);
}
