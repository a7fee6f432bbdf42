import { findingTable } from '../finding-table.js';
import { graphSources } from '../graph/sources.js';

/** What reading a profile back into a policy finds. */
export const importFinding = findingTable('profile', {
  'import-no-counterpart': {
    title: 'part of the profile that Graph has no property for',
    severity: 'warning',
    why: 'No property of the policy has this meaning, so the policy does less than the profile.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'import-changed': {
    title: 'part of the profile that the policy says in another way',
    severity: 'info',
    why: 'The policy has no property with exactly this meaning, so it has the closest one.',
    source: graphSources.inferred,
    confidence: 'inferred',
  },
});
