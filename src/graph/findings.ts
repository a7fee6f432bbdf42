import { findingTable } from '../finding-table.js';
import { graphSources } from './sources.js';

/** What reading an export of Graph finds. */
export const graphFinding = findingTable('policy', {
  'policy-type': {
    title: 'export that does not say what it is, or says something else',
    severity: 'info',
    why: 'Graph names the type of every policy, so this file was made or changed by something else.',
    source: graphSources.odata,
    confidence: 'documented',
  },
  'policy-value': {
    title: 'value that Graph does not have for the property',
    severity: 'error',
    why: 'Graph declares the type and the members of every property and answers with nothing else. What the device should do is unknown.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-key-unknown': {
    title: 'property that Graph does not have',
    severity: 'info',
    why: 'Graph has no such property, or has it only since recently. The profile gets nothing from it.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-truncated': {
    title: 'export that its tool cut off',
    severity: 'error',
    why: 'ConvertTo-Json writes everything deeper than its depth limit (2 by default) as a text, so what the policy says there is lost.',
    source: graphSources.convertToJson,
    confidence: 'observed',
  },
});
