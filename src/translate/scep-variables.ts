import { tokenPattern, type Variable } from '../tokens.js';
import { dialects } from '../variables/dialects.js';

/**
 * Intune's subject variables that have a neutral counterpart. Intune spells some in several ways; case is ignored.
 * https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep
 */
const neutralNames = {
  UserName: 'user.name',
  UserPrincipalName: 'user.principalName',
  EmailAddress: 'user.email',
  SerialNumber: 'device.serialNumber',
  DeviceName: 'device.name',
} as const satisfies Readonly<Record<string, Variable>>;

const pairs = Object.entries(neutralNames);

const intuneVariable = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g;

/** A text with Intune's variables made neutral, and the names of those that have no counterpart. */
export function withNeutralVariables(text: string): { text: string; unknown: string[] } {
  const unknown: string[] = [];
  const neutral = text.replace(intuneVariable, (whole, name: string) => {
    const variable = pairs.find(([intune]) => intune.toLowerCase() === name.toLowerCase())?.[1];
    if (variable !== undefined) return `{{${variable}}}`;
    unknown.push(name);
    return whole;
  });
  return { text: neutral, unknown };
}

/** The inverse: a text with neutral variables made Intune's, and the names of those that Intune has not. */
export function withIntuneVariables(text: string): { text: string; unknown: string[] } {
  const unknown: string[] = [];
  const intune = text.replace(tokenPattern, (whole, name: string) => {
    const known = pairs.find(([, variable]) => variable === name)?.[0];
    if (known !== undefined) return `{{${known}}}`;
    unknown.push(name);
    return whole;
  });
  return { text: intune, unknown };
}

/** A variable of certificate profiles as Intune's custom profiles spell it, where they have it: `AAD_Device_ID` is `{{aaddeviceid}}`. */
function ofCustomProfiles(name: string): string | undefined {
  const spelled = `{{${name.replaceAll('_', '').toLowerCase()}}}`;
  return dialects.intune.own.test(spelled) ? spelled : undefined;
}

/** Whether Intune's custom profiles have a variable of certificate profiles. */
export function isOfCustomProfiles(name: string): boolean {
  return ofCustomProfiles(name) !== undefined;
}

/** A text with the variables of certificate profiles as Intune's custom profiles spell them; neutral ones stay. */
export function withVariablesOfCustomProfiles(text: string): string {
  return text.replace(intuneVariable, (whole, name: string) => ofCustomProfiles(name) ?? whole);
}
