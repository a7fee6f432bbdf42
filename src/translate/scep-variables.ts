import type { Variable } from '../tokens.js';

/**
 * Intune's subject variables that have a neutral counterpart. Intune spells some in several ways; case is ignored.
 * https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep
 */
const neutralNames: Readonly<Record<string, Variable>> = {
  username: 'user.name',
  userprincipalname: 'user.principalName',
  emailaddress: 'user.email',
  serialnumber: 'device.serialNumber',
  devicename: 'device.name',
};

const intuneVariable = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g;

/** A text with Intune's variables made neutral, and the names of those that have no counterpart. */
export function withNeutralVariables(text: string): { text: string; unknown: string[] } {
  const unknown: string[] = [];
  const neutral = text.replace(intuneVariable, (whole, name: string) => {
    const variable = neutralNames[name.toLowerCase()];
    if (variable !== undefined) return `{{${variable}}}`;
    unknown.push(name);
    return whole;
  });
  return { text: neutral, unknown };
}
