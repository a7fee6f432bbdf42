import type { Finding } from '../finding.js';
import { declarationFinding } from './findings.js';

/** The option that names the address, for messages. */
const example = '--base-url https://mdm.contoso.com/vpn';

/**
 * The address under which the files of a set of declarations will lie.
 *
 * @param given what the user says; it must be https, without a query
 * @returns the address without a slash at its end, or the finding that says what is wrong with it
 */
export function baseUrlOf(given: string | undefined): { baseUrl: string } | { finding: Finding } {
  if (given === undefined)
    return refused(`is needed: the https address of the folder with the files; give ${example}`);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'https:') return refused(`is no https address; write it like ${example}`);
  if (url.search !== '' || url.hash !== '')
    return refused('has a query or a fragment, after which no file name fits');
  if (url.username !== '' || url.password !== '')
    return refused('holds a user name or a password, which every device would get to see');
  return { baseUrl: url.href.replace(/(?<!\/)\/+$/, '') };
}

function refused(what: string): { finding: Finding } {
  return { finding: declarationFinding('declaration-base-url', { message: `the base URL ${what}` }) };
}
