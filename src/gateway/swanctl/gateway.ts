import type {
  Gateway,
  GatewayChild,
  GatewayConnection,
  Given,
  SettingProblem,
  Uniqueness,
} from '../connection.js';
import { type Includer, nothingIncluded } from '../place.js';
import { placeholderMark } from '../product.js';
import type { Proposal } from '../proposal.js';
import { itemsOf, secondsOf } from '../values.js';
import { authenticationOf } from './authentication.js';
import { checkSettings } from './check-settings.js';
import { absent, givenIn } from './given.js';
import { identityText } from './identity-text.js';
import { readProposals } from './proposals.js';
import { secretOf } from './secrets.js';
import { readSettings, type Section } from './settings.js';

/**
 * A gateway by its `swanctl.conf`.
 *
 * @throws InputError for a file that is cut off, includes itself, or is none
 */
export function readSwanctl(file: string, text: string, include: Includer = nothingIncluded): Gateway {
  const { root, unread } = readSettings(file, text, include);
  const problems: SettingProblem[] = [];
  const connections = sectionsIn(root, 'connections').map((section) => {
    const before = problems.length;
    const connection = connectionOf(section, problems);
    return { ...connection, loads: problems.length === before };
  });
  return {
    product: 'strongSwan',
    file,
    place: root.place,
    connections,
    pools: new Map(sectionsIn(root, 'pools').map((pool) => [pool.name, listOf(pool, 'addrs')])),
    secrets: sectionsIn(root, 'secrets').flatMap(secretOf),
    problems,
    placeholders: placeholdersIn(root),
    unread,
  };
}

function placeholdersIn({ settings, sections }: Section): Gateway['placeholders'] {
  const here = [...settings.values()]
    .filter(({ key, value }) => key.startsWith(placeholderMark) || value.includes(placeholderMark))
    .map(({ key, value, place }) => ({ place, text: key.startsWith(placeholderMark) ? key : value }));
  return [...here, ...[...sections.values()].flatMap(placeholdersIn)];
}

function sectionsIn(section: Section, name: string): Section[] {
  return [...(section.sections.get(name)?.sections.values() ?? [])];
}

function connectionOf(section: Section, problems: SettingProblem[]): Omit<GatewayConnection, 'loads'> {
  const given = givenIn(section);
  checkSettings(section, 'connection', problems);
  const local = firstRound(section, 'local');
  const remote = firstRound(section, 'remote');
  if (local) checkSettings(local, 'local', problems);
  if (remote) checkSettings(remote, 'remote', problems);
  const localGiven = givenIn(local ?? section);
  const remoteGiven = givenIn(remote ?? section);
  return {
    name: section.name,
    place: section.place,
    version: given('version', (text) => (text === '1' ? 1 : text === '2' ? 2 : 0)),
    proposals: proposalsOf(section, 'proposals', 'ike', problems),
    identity: local ? localGiven('id', identityText) : absent(section, 'id', undefined),
    deviceIdentity: remote
      ? remoteGiven('id', (text) => identityText(text) ?? '%any')
      : absent(section, 'id', '%any'),
    authentication: authenticationOf(section, local),
    deviceAuthentication: authenticationOf(section, remote),
    certificates: local ? localGiven('certs', itemsOf) : absent(section, 'certs', []),
    authorities: remote ? remoteGiven('cacerts', itemsOf) : absent(section, 'cacerts', []),
    pools: given('pools', itemsOf),
    mobike: given('mobike', (text) => isOn(text, true)),
    fragmentation: given('fragmentation', (text) => text !== 'no'),
    sendCertificate: given('send_cert', (text) =>
      text === 'always' || text === 'yes'
        ? 'always'
        : text === 'never' || text === 'no'
          ? 'never'
          : 'ifasked',
    ),
    uniqueness: given('unique', uniquenessOf),
    rekeySeconds: given('rekey_time', (text) => secondsOf(text, 4 * 3600)),
    reauthenticationSeconds: given('reauth_time', (text) => secondsOf(text, 0)),
    deadPeerSeconds: given('dpd_delay', (text) => secondsOf(text, 0)),
    ppk: given('ppk_id', (text) => ({
      identifier: text,
      required: isOn(section.settings.get('ppk_required')?.value, false),
    })),
    children: sectionsIn(section, 'children').map((child) => childOf(child, problems)),
  };
}

function childOf(section: Section, problems: SettingProblem[]): GatewayChild {
  const given = givenIn(section);
  checkSettings(section, 'child', problems);
  return {
    name: section.name,
    place: section.place,
    proposals: proposalsOf(section, 'esp_proposals', 'esp', problems),
    traffic: given('local_ts', (text) =>
      text === undefined || text === 'dynamic' ? undefined : itemsOf(text),
    ),
    rekeySeconds: given('rekey_time', (text) => secondsOf(text, 3600)),
    inactivitySeconds: given('inactivity', (text) => secondsOf(text, 0)),
    deadPeerAction: given('dpd_action', (text) => text ?? 'none'),
  };
}

/** The first of the rounds of authentication: `local`, `local-1` …, ordered by their `round`. */
function firstRound(section: Section, side: 'local' | 'remote'): Section | undefined {
  const rounds = [...section.sections.values()].filter(({ name }) => name.startsWith(side));
  const order = (round: Section) => Number(round.settings.get('round')?.value ?? 0);
  return rounds.sort((a, b) => order(a) - order(b))[0];
}

function proposalsOf(
  section: Section,
  key: string,
  protocol: 'ike' | 'esp',
  problems: SettingProblem[],
): Given<readonly Proposal[]> {
  return givenIn(section)(key, (text = 'default') => {
    const reading = readProposals(text, protocol);
    if ('proposals' in reading) return reading.proposals;
    problems.push({
      place: section.settings.get(key)?.place ?? section.place,
      setting: key,
      fault: `has a value that strongSwan rejects: ${reading.refused}`,
    });
    return [];
  });
}

function uniquenessOf(text: string | undefined): Uniqueness {
  return text === 'never' || text === 'keep' || text === 'replace' ? text : 'no';
}

function isOn(text: string | undefined, otherwise: boolean): boolean {
  if (text === undefined || text === '') return otherwise;
  return ['yes', 'true', '1', 'enabled'].includes(text.toLowerCase());
}

function listOf(section: Section, key: string): string[] {
  return itemsOf(section.settings.get(key)?.value);
}
