import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { graphSources } from '../graph/sources.js';

/** What is known of a rule beside its name, for lists and pages. */
export interface RuleMetadata extends Pick<Finding, 'severity' | 'why' | 'source' | 'confidence'> {
  /** What the rule looks for, in one line. */
  readonly title: string;
}

type Metadata = Readonly<Record<string, RuleMetadata>>;

/*
 * The rules whose findings are made where something is read, translated or compared, so that no rule of the registry
 * speaks for them. What a finding itself says of its reason can be more exact than what stands here.
 */

/** What reading a property list finds. */
export const plistRules = {
  'plist-duplicate-key': {
    title: 'a key that occurs more than once in its dictionary',
    severity: 'error',
    why: "Apple's reader silently keeps one of the values, other readers may keep another, so what was reviewed need not be what the device gets",
    source: appleSources.coreFoundation,
    confidence: 'observed',
  },
  'plist-comment-in-value': {
    title: 'a comment inside a key or a value',
    severity: 'error',
    why: "Apple's reader refuses the whole file, while other readers leave the comment out or keep a part of the text",
    source: appleSources.coreFoundation,
    confidence: 'observed',
  },
} as const satisfies Metadata;

/** What reading and translating a policy finds. */
export const policyRules = {
  'policy-type': {
    title: 'an export that does not say what it is, or says something else',
    severity: 'info',
    why: 'Graph names the type of every policy, so this file was made or changed by something else',
    source: graphSources.odata,
    confidence: 'documented',
  },
  'policy-value': {
    title: 'a value that Graph does not have for the property',
    severity: 'error',
    why: 'Graph declares the type and the members of every property and answers with nothing else, so nothing can be said of what the device should do',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-key-unknown': {
    title: 'a property that Graph does not have',
    severity: 'info',
    why: 'Graph has no such property, or has had it for a short time only; nothing is made of it',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-truncated': {
    title: 'an export that its tool cut off',
    severity: 'error',
    why: 'ConvertTo-Json writes everything that lies deeper than its depth limit (2 unless told otherwise) as a text, so what the policy says there is lost',
    source: graphSources.convertToJson,
    confidence: 'observed',
  },
  'policy-no-apple-value': {
    title: 'a value that Graph has and Apple has not',
    severity: 'error',
    why: 'there is nothing to write into the profile, and whatever Intune delivers in its place is not what the policy says',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'policy-dropped': {
    title: 'a property that nothing in the profile can say',
    severity: 'warning',
    why: 'the device has no key for it, or does not read the key in this kind of VPN',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-default': {
    title: 'a property that is left open, so that a default decides',
    severity: 'info',
    why: 'the default is that of the device, which need not be the one that the form in Intune shows',
    source: appleSources.networkExtension,
    confidence: 'documented',
  },
  'policy-inferred': {
    title: 'a property whose translation Microsoft does not document',
    severity: 'info',
    why: "what is written follows from Microsoft's and Apple's documents taken together, and nobody has said so",
    source: graphSources.inferred,
    confidence: 'inferred',
  },
  'policy-portal-default': {
    title: "a default of Intune's form that an Always On VPN refuses",
    severity: 'info',
    why: 'who leaves the form as it is gets a policy that no iPhone since iOS 14.2 can install',
    source: graphSources.portal,
    confidence: 'documented',
  },
} as const satisfies Metadata;

/** What reading and using bindings finds. */
export const bindingRules = {
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
} as const satisfies Metadata;

/** What comparing a delivered profile with what was ordered finds. */
export const compareRules = {
  'compare-missing': {
    title: 'something was ordered that was not delivered',
    severity: 'error',
    why: 'the device does without it, or does what it does where nobody says otherwise',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-extra': {
    title: 'something was delivered that was not ordered',
    severity: 'error',
    why: 'the device does something that nobody asked for',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-different': {
    title: 'something else was delivered than ordered',
    severity: 'error',
    why: 'the device does something else than was meant',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'compare-payload': {
    title: 'a payload that was not ordered, or not like that',
    severity: 'error',
    why: 'the device installs every payload of a profile, whatever the profile was meant for',
    source: appleSources.payloadTypes,
    confidence: 'documented',
  },
  'compare-trust': {
    title: 'a certificate that the device will trust and nobody ordered',
    severity: 'error',
    why: 'whoever has the key of a trusted CA can pose as the gateway, and as every server that the device connects to',
    source: appleSources.deploymentReference,
    confidence: 'documented',
  },
  'compare-hidden': {
    title: 'something that the device takes from where it cannot be compared',
    severity: 'error',
    why: 'what is not in the payloads of the profile cannot be compared with the order',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'compare-equivalent': {
    title: 'what was delivered is written differently and means the same',
    severity: 'info',
    why: 'the device does the same',
    source: appleSources.vpn,
    confidence: 'documented',
  },
} as const satisfies Metadata;

/** What making and judging declarations finds. */
export const declarationRules = {
  'declaration-form': {
    title: 'a declaration that its schema does not allow',
    severity: 'error',
    why: 'the device reports a declaration that its schema does not allow as invalid, and does not apply it',
    source: appleSources.declarationBase,
    confidence: 'documented',
  },
  'declaration-reference': {
    title: 'a declaration that refers to something wrong, or to nothing',
    severity: 'error',
    why: 'the device finds declarations by their identifiers and assets by their addresses, and does not apply what lacks one or has a wrong one',
    source: appleSources.declarationBase,
    confidence: 'documented',
  },
  'declaration-no-counterpart': {
    title: 'a key of the profile that declarations do not have',
    severity: 'warning',
    why: 'there is nothing to write into the declaration, so the device does without it',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  },
  'declaration-value': {
    title: 'a value of the profile that declarations do not have',
    severity: 'error',
    why: 'the device refuses a declaration that its schema does not allow, and reports it as invalid',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'documented',
  },
  'declaration-inferred': {
    title: 'a form that follows from the schemas and that nobody is known to have tried',
    severity: 'info',
    why: 'Apple does not say whether the device does with it what it does with the profile',
    source: appleSources.alwaysOnDeclaration,
    confidence: 'inferred',
  },
  'declaration-base-url': {
    title: 'declarations without an https address for their files',
    severity: 'error',
    why: 'a device downloads credentials, certificates and profiles that declarations speak of from an address of its own, over https alone',
    source: appleSources.assets,
    confidence: 'documented',
  },
} as const satisfies Metadata;

/** What reading a profile back into a policy finds. */
export const importRules = {
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
} as const satisfies Metadata;
