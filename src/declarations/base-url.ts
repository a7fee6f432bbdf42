import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';

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
  return { baseUrl: url.href.replace(/\/+$/, '') };
}

function refused(what: string): { finding: Finding } {
  return {
    finding: {
      rule: 'declaration-base-url',
      severity: 'error',
      document: 'profile',
      path: '',
      message: `the base URL ${what}`,
      why: 'a device downloads credentials, certificates and profiles that declarations speak of from an address of its own, over https alone',
      source: appleSources.assets,
      confidence: 'documented',
    },
  };
}
