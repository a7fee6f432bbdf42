import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { graphSources } from '../graph/sources.js';

/** What is said of how a profile lies in its file, with what is the same in all findings of a rule. */
export const wrappingRules = {
  'payload-alone': {
    title: 'a payload without the profile around it',
    severity: 'info',
    why: 'a device takes payloads only inside a profile; some management systems make the profile around one that is uploaded',
    source: appleSources.topLevel,
    confidence: 'documented',
  },
  'plist-fragment': {
    title: 'a profile without the element plist around it',
    severity: 'info',
    why: "Apple's reader takes a dictionary that stands alone, other programs need not",
    source: appleSources.coreFoundation,
    confidence: 'observed',
  },
  'profile-wrapped': {
    title: 'the profile lies inside something else',
    severity: 'info',
    why: 'the findings speak of the profile itself, and their paths begin at it',
    source: appleSources.installProfile,
    confidence: 'documented',
  },
  'policy-gcm-delivery': {
    title: 'Intune was seen to deliver AES-CBC where the policy has AES-GCM',
    severity: 'info',
    why: 'with AES-GCM chosen in Intune, gateways were offered AES-256 in CBC mode; Microsoft knows of it and names no date, and a custom profile with the same settings was delivered as written',
    source: graphSources.gcmNotDelivered,
    confidence: 'observed',
  },
  'plist-unreadable': {
    title: 'the file cannot be read',
    severity: 'error',
    why: 'what cannot be read here is refused by a device too, or is no profile at all',
    source: appleSources.coreFoundation,
    confidence: 'inferred',
  },
} as const satisfies Record<
  string,
  Pick<Finding, 'severity' | 'why' | 'source' | 'confidence'> & { readonly title: string }
>;

/** A finding of one of {@link wrappingRules}. */
export function wrappingFinding(
  rule: keyof typeof wrappingRules,
  said: Pick<Finding, 'message'> & Partial<Finding>,
): Finding {
  const { title, ...rest } = wrappingRules[rule];
  return { rule, document: 'profile', path: '', ...rest, ...said };
}
