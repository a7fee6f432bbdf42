import type { Profile } from '../apple/profile.js';
import { writeProfile } from '../apple/write-profile.js';
import { readIdentities } from '../device/identities.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { withSubjects } from '../finding-subject.js';
import type { PolicyReading } from '../graph/read-policy.js';
import { openPolicy } from '../open/policy.js';
import type { DictionaryNode } from '../plist/node.js';
import { rules } from '../rules/index.js';
import { judgeBy } from '../rules/judge.js';
import type { Bindings, VariableBindings } from '../translate/bindings/bindings.js';
import type { LoadedBindings } from '../translate/bindings/load.js';
import { mergePolicy } from '../translate/bindings/merge-policy.js';
import { deviceUuidOf } from '../translate/identifiers.js';
import { withSettings } from '../translate/settings.js';
import type { MadeDevice, MakerOptions } from './made.js';
import { type SlotName, type SlotValues, slotNames, withSlots } from './slots.js';
import { anyOf, type Reads, watchedProfile } from './watched.js';

/** Nothing that a variable could begin with, and nothing that a text of XML cannot hold or writes in another way. */
const plain = /^[^{}$%<>&\p{Cc}\p{Cs}\uFFFE\uFFFF]{1,500}$/u;

/** Whether values are such that they stand in a profile as they are. Others are none of this. */
export function isPlain(values: SlotValues): boolean {
  return Object.values(values).every((value) => plain.test(value));
}

/** A text that stands for the value of a slot, and for nothing else. */
const markOf = (index: number) => `AlwaysonSlot${String.fromCharCode(65 + index)}Value`;
const marks = new Map(slotNames.map((name, index) => [name, markOf(index)]));

/** What in a profile has a UUID that is the device's own. */
const ownUuids = ['profile', 'identity', 'vpn'] as const;

/** What fills a gap in the text of a profile. */
type Filling = (values: SlotValues, uuids: (role: string) => string) => string;

/** The profile of devices that differ in the values of their slots alone. */
export interface Shape {
  /** The profile of the device with these values, which are plain and those of the same slots. */
  readonly make: (values: SlotValues) => MadeDevice;
}

/**
 * What devices with the same bindings but for their slots have in common.
 *
 * @param loaded the bindings of one of them
 * @param values what it has in its slots
 * @returns undefined where the values do more than stand in the profile, so that nothing is known of other values
 */
export async function shapeOf(
  reading: PolicyReading,
  loaded: LoadedBindings,
  values: SlotValues,
  options: MakerOptions,
): Promise<Shape | undefined> {
  const bindings = withMarks(loaded.bindings ?? {}, values);
  const { made, findings: said } = openPolicy(reading, { bindings, platform: options.platform });
  if (made === undefined || mentionsMark(said)) return undefined;
  const { policy } = mergePolicy(reading.policy, bindings.policy ?? {});
  const uuidOf = (role: string, device: VariableBindings) => deviceUuidOf(policy, role, device);
  const { texts, fillings } = gapsIn(writeProfile(made), bindings, uuidOf);
  const judged = await judgedBySlots(made, values, options);
  if (judged === undefined) return undefined;
  const common = [...loaded.findings, ...told(said, judged.profile)];
  // The same list each time, so that whoever counts them counts once.
  const usual = [...common, ...judged.usual];
  return {
    make: (own) => {
      const uuids = (role: string) => uuidOf(role, { device: deviceWith(bindings, own) });
      let profile = texts[0] ?? '';
      fillings.forEach((fill, index) => {
        profile += fill(own, uuids) + (texts[index + 1] ?? '');
      });
      const unusual = judged.unusual(own);
      return { profile, findings: unusual === undefined ? usual : [...common, ...unusual] };
    },
  };
}

function deviceWith({ device }: VariableBindings, own: SlotValues): NonNullable<VariableBindings['device']> {
  const serialNumber = own['device.serialNumber'] ?? device?.serialNumber;
  const udid = own['device.udid'] ?? device?.udid;
  const name = own['device.name'] ?? device?.name;
  return {
    ...(serialNumber !== undefined && { serialNumber }),
    ...(udid !== undefined && { udid }),
    ...(name !== undefined && { name }),
  };
}

function withMarks(bindings: Bindings, values: SlotValues): Bindings {
  const names = Object.keys(values) as SlotName[];
  return withSlots(bindings, Object.fromEntries(names.map((name) => [name, marks.get(name)])));
}

function mentionsMark(findings: readonly Finding[]): boolean {
  const text = JSON.stringify(findings);
  return [...marks.values()].some((mark) => text.includes(mark));
}

/** The text between the values, and what stands there. */
function gapsIn(
  text: string,
  bindings: Bindings,
  uuidOf: (role: string, device: VariableBindings) => string,
): { readonly texts: readonly string[]; readonly fillings: readonly Filling[] } {
  const gaps = new Map<string, Filling>();
  for (const [name, mark] of marks) gaps.set(mark, (values) => values[name] ?? '');
  for (const role of ownUuids) {
    const uuid = uuidOf(role, bindings);
    if (uuid !== uuidOf(role, {})) gaps.set(uuid, (_, uuids) => uuids(role));
  }
  const parts = text.split(anyOf(gaps.keys()));
  const fillings = parts.flatMap((part, index) => (index % 2 === 1 ? [gaps.get(part) as Filling] : []));
  return { texts: parts.filter((_, index) => index % 2 === 0), fillings };
}

/** What rules say of a profile, whatever is in its slots and otherwise. */
interface Judged {
  readonly profile: DictionaryNode;
  /** What they said of the device that was tried. */
  readonly usual: readonly Finding[];
  /** What they say of another, where it is something else. */
  readonly unusual: (values: SlotValues) => readonly Finding[] | undefined;
}

/**
 * Asks every rule of the profile with watched values: a rule that looks at none of them says the same whatever they
 * are, because rules are functions of what they look at. The others are asked of each device.
 */
async function judgedBySlots(
  made: Profile,
  values: SlotValues,
  { platform, os, now }: MakerOptions,
): Promise<Judged | undefined> {
  const reads: Reads = { seen: false };
  const { profile, fill } = watchedProfile(made, marks, reads);
  fill(values);
  const identities = await readIdentities(profile);
  const view = profileViewOf(profile, { platform, os, now, identities });
  if (reads.seen) return undefined;
  const raw = rules.map((rule) => {
    reads.seen = false;
    const findings = judgeBy(rule, view);
    return { rule, findings, asked: reads.seen };
  });
  const usual = raw.map(({ findings }) => told(findings, profile));
  const asked = raw.flatMap((one, index) => (one.asked ? [{ ...one, index }] : []));
  return {
    profile,
    usual: usual.flat(),
    unusual: (own) => {
      fill(own);
      const others = asked.flatMap(({ rule, findings, index }) => {
        const said = judgeBy(rule, view);
        return sameFindings(said, findings) ? [] : [[index, told(said, profile)] as const];
      });
      if (others.length === 0) return undefined;
      const all = [...usual];
      for (const [index, said] of others) all[index] = said;
      return all.flat();
    },
  };
}

function sameFindings(one: readonly Finding[], other: readonly Finding[]): boolean {
  return one.length === other.length && one.every((finding, index) => isSame(finding, other[index]));
}

function isSame(one: Finding, other: Finding | undefined): boolean {
  return (
    other !== undefined && (Object.keys(one) as (keyof Finding)[]).every((key) => one[key] === other[key])
  );
}

/** Findings as `translate` tells them, each with its setting and its subject. */
function told(findings: readonly Finding[], profile: DictionaryNode): readonly Finding[] {
  return withSubjects(withSettings(findings, profile));
}
