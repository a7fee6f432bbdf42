import { findingTable } from '../../finding-table.js';
import { graphSources } from '../../graph/sources.js';
import { identityPkcs12 } from '../../rules/certificates/identity-pkcs12.js';

/** What reading and using bindings finds. */
export const bindingFinding = findingTable('bindings', {
  'binding-missing': {
    title: 'value that Intune fills in at delivery, and that no export holds',
    severity: 'error',
    why: 'Intune fills it in at delivery. A profile that is made elsewhere needs it from your bindings file.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'binding-unused': {
    title: 'binding that the policy has no use for',
    severity: 'warning',
    why: 'Bindings fill in what an export lacks and never change what it says, so this one changes nothing.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'binding-invalid': {
    title: 'binding that cannot be understood',
    severity: 'error',
    why: 'A binding that cannot be understood would be missing from the profile without anybody noticing.',
    source: 'The form of a bindings file, docs/bindings.md',
    confidence: 'documented',
  },
  'identity-pkcs12': identityPkcs12,
});
