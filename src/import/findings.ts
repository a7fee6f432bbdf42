import { findingTable } from '../finding-table.js';
import { graphSources } from '../graph/sources.js';

/** What reading a profile back into a policy finds. */
export const importFinding = findingTable('profile', {
  'import-no-counterpart': {
    title: 'something of the profile that Graph cannot say',
    severity: 'warning',
    why: 'no property of the policy has this meaning, so that the policy is less than the profile',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'import-changed': {
    title: 'something of the profile that the policy says in another way',
    severity: 'info',
    why: 'the policy has no property with exactly this meaning, and the nearest is written',
    source: graphSources.inferred,
    confidence: 'inferred',
  },
});
