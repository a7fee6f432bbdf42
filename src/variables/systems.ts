import { appleSources } from '../apple/sources.js';
import type { Confidence } from '../finding.js';
import { dialects } from './dialects.js';
import { deliverySources } from './sources.js';

/** A system that replaces variables in profiles, and how its variables look when nobody has replaced them. */
export interface VariableSystem {
  readonly title: string;
  /** What is surely meant as one of its variables; global. */
  readonly pattern: RegExp;
  readonly source: string;
  /** How sure it is that the system has such variables; documented where it is not said. */
  readonly confidence?: Confidence;
  /** Who it is that replaces, where it is not the system before the profile reaches the device. */
  readonly by?: 'device' | 'script';
}

/** A name ends where letters, digits and underscores end. */
const whole = (pattern: RegExp) => new RegExp(`(?:${pattern.source})(?![A-Za-z0-9_])`, 'g');

/** Names between percent signs. */
const percent = (names: readonly string[]) => new RegExp(`%(?:${names.join('|')})%`, 'g');

/** On a Mac the device itself replaces these, as far as Apple says in requests for certificates and names for 802.1X. */
const appleNames = [
  'AD_ComputerID',
  'AD_Domain',
  'AD_DomainForestName',
  'AD_DomainGuid',
  'AD_DomainNameDns',
  'AD_KerberosID',
  'ComputerName',
  'HardwareUUID',
  'HostName',
  'LocalHostName',
  'MACAddress',
  'SerialNumber',
];

/** Every system whose variables are told apart, those with the clearest form first: what one has taken no later one takes. */
export const variableSystems: readonly VariableSystem[] = [
  { title: 'Fleet', pattern: /\$\{?FLEET_(?:VAR|SECRET|HOST_VITAL)_\w+\}?/g, source: deliverySources.fleet },
  { title: 'Zentral', pattern: whole(dialects.zentral.own), source: dialects.zentral.source },
  {
    title: 'MobileIron Core (Ivanti EPMM)',
    pattern: /\$[A-Z][A-Z_]{2,}\$/g,
    source: deliverySources.mobileIron,
    confidence: 'inferred',
  },
  { title: 'Jamf Pro', pattern: whole(dialects.jamf.own), source: dialects.jamf.source },
  { title: 'Kandji (Iru)', pattern: whole(dialects.kandji.own), source: dialects.kandji.source },
  { title: 'Intune', pattern: new RegExp(dialects.intune.own, 'g'), source: dialects.intune.source },
  {
    title: 'SimpleMDM',
    pattern: /\{\{\s*serial_number\s*\}\}/g,
    source: dialects.simplemdm.source,
    confidence: 'inferred',
  },
  {
    title: 'Addigy',
    pattern: new RegExp(dialects.addigy.own, 'g'),
    source: dialects.addigy.source,
  },
  {
    title: 'Ivanti Neurons for MDM',
    pattern: new RegExp(dialects.ivanti.own, 'g'),
    source: dialects.ivanti.source,
  },
  {
    title: 'Workspace ONE UEM',
    pattern: /(?<![{$])\{[A-Z][a-z]\w*\}(?!\})/g,
    source: dialects['workspace-one'].source,
    confidence: 'observed',
  },
  { title: 'a Mac', by: 'device', pattern: percent(appleNames), source: appleSources.deviceVariables },
  {
    title: 'Jamf School',
    pattern: new RegExp(dialects['jamf-school'].own, 'g'),
    source: dialects['jamf-school'].source,
  },
  {
    title: 'envsubst or another script',
    by: 'script',
    pattern: /(?<!\$)\$\{[A-Za-z_]\w*\}/g,
    source: deliverySources.envsubst,
  },
];

/** A variable that is left in a text. */
export interface VariableLeft {
  readonly text: string;
  /** Those that have a variable of this name, one or more. */
  readonly systems: readonly [VariableSystem, ...VariableSystem[]];
}

/** Whether a text has a character without which no system has anything to replace; hardly any has, and all are asked. */
export function mayHoldVariables(text: string): boolean {
  return /[${%]/.test(text);
}

/** The variables of systems in a text, in its order, and the text without them. */
export function variablesLeftIn(text: string): { variables: readonly VariableLeft[]; rest: string } {
  const found: { start: number; text: string; systems: [VariableSystem, ...VariableSystem[]] }[] = [];
  if (!mayHoldVariables(text)) return { variables: [], rest: text };
  for (const system of variableSystems) {
    for (const match of text.matchAll(system.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const other = found.find((one) => start < one.start + one.text.length && one.start < end);
      if (other === undefined) found.push({ start, text: match[0], systems: [system] });
      else if (other.start === start && other.text === match[0]) other.systems.push(system);
    }
  }
  found.sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  for (const { start, text: variable } of found) {
    rest += text.slice(at, start);
    at = start + variable.length;
  }
  return { variables: found, rest: rest + text.slice(at) };
}
