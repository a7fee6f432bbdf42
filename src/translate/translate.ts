import type { DevicePlatform } from '../apple/os.js';
import type { Profile } from '../apple/profile.js';
import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { applyAppleExtras } from './apple-extras.js';
import { applyRows } from './apply-rows.js';
import { applyAuthentication } from './authentication.js';
import type { Bindings } from './bindings/bindings.js';
import { situationOf } from './bindings/catalogue.js';
import { missingBindings, missingPaths, unusedBindings } from './bindings/check.js';
import { mergePolicy } from './bindings/merge-policy.js';
import { type Draft, emptyDraft, report } from './draft.js';
import { assembleProfile } from './envelope.js';
import { applyLocalIdentifier } from './local-identifier.js';
import { applyNearestOnMac, dropWhatNoMacHas } from './macos.js';
import { applyOnDemandRules } from './on-demand.js';
import { reportPortalDefaults } from './portal-defaults.js';
import { ikev2Rows } from './rows/ikev2.js';
import type { Column } from './rows/row.js';
import { applySecurityAssociations } from './security-associations.js';

/** What the profile is for. */
export interface TranslateOptions {
  /** `ios` (the default; iPadOS too) or `macos`, where Always On does not exist and the nearest thing is made. */
  readonly platform?: DevicePlatform;
  /**
   * Whether to go on where bindings are missing, with a profile that lacks what they would say: to look at it, not to
   * deliver it. What is missing is then no error.
   */
  readonly incomplete?: boolean;
  /** Who delivers the profile and fills in its own variables; by default nobody. */
  readonly filledBy?: 'intune';
}

/** The profile, and everything that was dropped, defaulted, inferred or is missing on the way to it. */
export interface Translation {
  /** Absent when a finding is an error. Device variables such as `{{device.serialNumber}}` are still in it. */
  readonly profile?: Profile;
  readonly findings: readonly Finding[];
  /** The bindings, by their dotted path, that nobody gave and that an `incomplete` profile lacks; Intune fills them in. */
  readonly missing: readonly string[];
}

/**
 * Translates an Intune IKEv2 policy into an Apple configuration profile. Whether the profile is good is not judged
 * here: that is what the rules are for.
 *
 * @param exported the policy as {@link readPolicy} gives it
 * @param bindings what Graph cannot say, files read and secrets resolved
 * @returns the profile, absent when a finding is an error, and the findings; never throws for a policy of the model
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-iosikev2vpnconfiguration?view=graph-rest-beta
 * @see https://developer.apple.com/documentation/devicemanagement/vpn
 */
export function translate(
  exported: Policy,
  bindings: Bindings = {},
  options: TranslateOptions = {},
): Translation {
  const platform = options.platform ?? 'iOS';
  const { policy, findings } = mergePolicy(exported, bindings.policy ?? {});
  const situation = situationOf(policy, bindings, platform);
  const column: Column = situation.alwaysOn ? 'alwaysOn' : 'ikev2';

  const draft: Draft = {
    ...emptyDraft(),
    ...(options.filledBy !== undefined && { filledBy: options.filledBy }),
  };
  draft.findings.push(
    ...findings,
    ...missingBindings(situation, options.incomplete),
    ...unusedBindings(situation),
  );
  applyRows(ikev2Rows, policy, { document: 'policy', path: '' }, column, draft);
  applyAuthentication(policy, bindings, draft);
  applyLocalIdentifier(policy, bindings, draft);
  applyAppleExtras(bindings.apple ?? {}, column, draft);
  applySecurityAssociations(policy, draft);
  if (column === 'ikev2') {
    applyOnDemandRules(policy.onDemandRules ?? [], bindings.apple?.onDemandEnabled ?? true, draft);
  }
  if (platform === 'macOS') dropWhatNoMacHas(policy, draft);
  if (platform === 'macOS' && policy.enableAlwaysOnConfiguration === true) {
    applyNearestOnMac(policy.alwaysOnConfiguration ?? {}, bindings, draft);
  }
  reportAlwaysOnBlock(policy, draft);
  reportPortalDefaults(policy, draft);
  reportMissingId(policy, draft);

  const profile = assembleProfile(policy, bindings, column, draft);
  const said = { findings: draft.findings, missing: missingPaths(situation) };
  return draft.findings.some(({ severity }) => severity === 'error') ? said : { profile, ...said };
}

function reportAlwaysOnBlock(policy: Policy, draft: Draft): void {
  const { enableAlwaysOnConfiguration: enabled, alwaysOnConfiguration: block } = policy;
  if (enabled !== true && block !== undefined) {
    report(draft, 'policy-dropped', {
      path: '/alwaysOnConfiguration',
      message:
        'is left out, because enableAlwaysOnConfiguration is not true; the profile is a plain IKEv2 VPN',
      why: 'the block is in force only while the switch is on, and a plain IKEv2 VPN can let traffic out while it is down',
    });
  }
  if (enabled === true && block === undefined) {
    report(draft, 'policy-default', {
      severity: 'warning',
      path: '/alwaysOnConfiguration',
      message:
        'is absent although enableAlwaysOnConfiguration is true; the tunnel covers both interfaces and nothing is excepted',
      why: 'these are the defaults of the device for an Always On VPN that says nothing more',
      source: appleSources.profileReference,
    });
  }
}

function reportMissingId(policy: Policy, draft: Draft): void {
  if (policy.id !== undefined) return;
  report(draft, 'policy-default', {
    path: '/id',
    message:
      'is absent, so the UUIDs and the derived identifier are made from the name; an export with the id gives others',
    why: 'a profile replaces an installed one only when its PayloadIdentifier is the same: bind profile.identifier to fix it',
    source: appleSources.topLevel,
  });
}
