import { findingTable } from '../../finding-table.js';
import { graphSources } from '../../graph/sources.js';
import { identityPkcs12 } from '../../rules/certificates/identity-pkcs12.js';

/** What reading and using bindings finds. */
export const bindingFinding = findingTable('bindings', {
  'binding-missing': {
    title: 'something that the policy needs and that no export holds',
    severity: 'error',
    why: 'Intune fills it in at delivery, so whoever makes the profile elsewhere has to say it',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'binding-unused': {
    title: 'a binding that the policy has no use for',
    severity: 'warning',
    why: 'bindings fill in what an export lacks and never change what it says, so this one changes nothing',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'binding-invalid': {
    title: 'a binding that is not understood',
    severity: 'error',
    why: 'it would be left out of the profile without anybody noticing',
    source: 'the form of a bindings file, docs/bindings.md',
    confidence: 'documented',
  },
  'identity-pkcs12': identityPkcs12,
});
