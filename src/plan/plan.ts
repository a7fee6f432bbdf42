import type { Finding } from '../finding.js';
import { type TargetOptions, targetOf } from '../open/target.js';
import { differencesOf } from './differences.js';
import { effects } from './effects.js';
import { calledBy, type PlannedProfile } from './installed.js';
import { type Match, matchOf, ownerStatements } from './match.js';
import { pairPayloads } from './pair.js';
import { payloadChanges } from './payload-changes.js';
import type { Outcome, PayloadChange, Plan, PlanStatement, PlanWay } from './plan-types.js';
import { withoutSecrets } from './redact.js';
import { type Circumstances, isRefusal, refusals, sharedUUIDs } from './refusals.js';
import { planSources } from './sources.js';
import { takeoverStatements } from './takeover.js';

/** For whom a plan is made. */
export interface PlanOptions extends TargetOptions {
  /** How the profile gets to the device; by default with an MDM command. */
  readonly way?: PlanWay | undefined;
  /** What the rules say of the new profile. */
  readonly findings?: readonly Finding[] | undefined;
}

/**
 * Says what a device will do with a new profile, before anyone deploys it.
 *
 * @param next the new profile
 * @param installed the profiles that are on the device; one is enough, others tell of conflicts
 */
export async function planOf(
  next: PlannedProfile,
  installed: readonly PlannedProfile[],
  { way = 'mdm', findings = [], ...device }: PlanOptions = {},
): Promise<Plan> {
  const target = targetOf(device);
  const match = matchOf(next, installed);
  const circumstances: Circumstances = { next, installed, match, platform: target.platform, way };
  const compared = match && (await differencesOf(match.old, next, target));
  const differences = compared?.differences ?? [];
  const payloads = payloadChanges(pairPayloads(match?.old.payloads ?? [], next.payloads), {
    lacks: next.lacks ?? [],
    differs: differences.some(isDifferent),
  });
  const refused = refusals(circumstances);
  const outcome = outcomeOf(circumstances, payloads, differences, refused);
  const old = match?.old;
  return withoutSecrets({
    version: 1,
    outcome,
    way,
    ...(old && {
      replaces: {
        ...(old.identifier !== undefined && { identifier: old.identifier }),
        ...(old.name !== undefined && { name: old.name }),
        ...(old.user !== undefined && { user: old.user }),
      },
    }),
    payloads,
    statements: [
      ...refused,
      ...errorsOf(findings),
      ...(match ? replacement(match, circumstances) : added(circumstances, outcome)),
      ...sharedUUIDs(circumstances),
      ...(compared?.statements ?? []),
      ...lacking(next),
      ...(outcome === 'replaces' || outcome === 'adds' ? effects(circumstances, payloads) : []),
    ],
    differences,
    ...(compared?.traffic && { traffic: compared.traffic }),
  });
}

function outcomeOf(
  { match, next }: Circumstances,
  payloads: readonly PayloadChange[],
  differences: readonly Finding[],
  refused: readonly PlanStatement[],
): Outcome {
  if (refused.some(isRefusal)) return 'refused';
  if (match === undefined) return 'adds';
  const isSame =
    payloads.every(({ change, compared }) => change === 'kept' && compared) &&
    !differences.some(isDifferent) &&
    (next.lacks ?? []).length === 0;
  return isSame ? 'unchanged' : 'replaces';
}

function isDifferent({ rule }: Finding): boolean {
  return rule !== 'compare-equivalent';
}

function replacement(match: Match, { next, way }: Circumstances): PlanStatement[] {
  const taken = way === 'ddm' ? takeoverStatements(next, match.old).filter((one) => !isRefusal(one)) : [];
  return [...match.statements, ...ownerStatements(match, way), ...taken];
}

function added({ next, installed }: Circumstances, outcome: Outcome): PlanStatement[] {
  const vpns = installed.filter(
    ({ payloads }) => outcome === 'adds' && payloads.some(({ type }) => type === 'com.apple.vpn.managed'),
  );
  return [
    {
      about: 'replacement',
      message: `No installed profile has the identifier ${next.identifier ?? ''}, so the new profile ${besides(installed.length)}.`,
      source: planSources.topLevel,
      confidence: 'documented',
    },
    ...vpns.map(
      (profile): PlanStatement => ({
        about: 'tunnel',
        message: `The installed profile ${calledBy(profile)} stays and has a VPN too.${profile.profile === undefined ? ' Whether that is Always On, of which a device takes one, the list does not show.' : ''}`,
        fix: `Remove it when the new profile is to take its place, or give the new profile its identifier${profile.identifier === undefined ? '' : ` (${profile.identifier})`}.`,
        source: planSources.topLevel,
        confidence: 'inferred',
      }),
    ),
  ];
}

function besides(count: number): string {
  if (count === 0) return 'is the first';
  return `comes beside the ${count === 1 ? 'installed one' : `${count} installed ones`}`;
}

function errorsOf(findings: readonly Finding[]): PlanStatement[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const rules = [...new Set(errors.map(({ rule }) => rule))].join(', ');
  return [
    {
      about: 'profile',
      message: `alwayson verify finds ${errors.length === 1 ? '1 error' : `${errors.length} errors`} in the new profile (${rules}). Devices may reject it, or not connect.`,
      fix: 'Run alwayson verify on the new profile and correct the errors first.',
      source: errors[0]?.source ?? planSources.inferred,
      confidence: 'inferred',
    },
  ];
}

function lacking({ lacks = [] }: PlannedProfile): PlanStatement[] {
  if (lacks.length === 0) return [];
  return [
    {
      about: 'values',
      message: `The new profile is made of a policy without ${lacks.join(', ')}, which Intune fills in at delivery. These values are not compared.`,
      fix: 'Give them with --bindings or --bind.',
      source: planSources.inferred,
      confidence: 'inferred',
    },
  ];
}
