import { findingTable } from '../finding-table.js';
import { graphSources } from '../graph/sources.js';

/** What taking policies out of Intune finds. */
export const pullFinding = findingTable('policy', {
  'pull-differs': {
    title: 'file of an earlier pull that differs from what Intune has now',
    severity: 'error',
    why: 'Someone changed it in Intune or in the file. Nothing is written, so that no change is lost.',
    source: graphSources.deviceConfiguration,
    confidence: 'documented',
  },
  'pull-left-over': {
    title: 'file of an earlier pull that Intune has nothing for any more',
    severity: 'warning',
    why: 'The policy refers to it no longer. What is made with it is not what Intune delivers.',
    source: graphSources.deviceConfiguration,
    confidence: 'documented',
  },
  'pull-identity': {
    title: 'policy whose certificate profile cannot be used outside Intune',
    severity: 'warning',
    why: 'The device has to get its certificate and private key in another way.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'pull-unread': {
    title: 'part of a policy that Graph did not give',
    severity: 'warning',
    why: 'The files lack it, and whether Intune has it is unknown.',
    source: graphSources.deviceConfiguration,
    confidence: 'documented',
  },
});
