import { nearest } from '../../text/nearest.js';
import type {
  ConfiguredAuthentication,
  Gateway,
  GatewayChild,
  GatewayConnection,
  GatewaySecret,
  Given,
  SettingProblem,
  Uniqueness,
} from '../connection.js';
import { type Includer, nothingIncluded } from '../place.js';
import { placeholderMark } from '../product.js';
import type { Proposal } from '../proposal.js';
import { itemsOf, secondsOf } from '../values.js';
import { knownSettings, knownValues } from './known-settings.js';
import { readProposals } from './proposals.js';
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

/** What reads a setting of a section with the place that it has, or would have. */
function givenIn(section: Section) {
  return <Value>(key: string, read: (text: string | undefined) => Value): Given<Value> => {
    const setting = section.settings.get(key);
    // An empty value takes a setting back.
    const text = setting?.value === '' ? undefined : setting?.value;
    return {
      value: read(text),
      place: setting?.place ?? section.place,
      setting: key,
      written: text !== undefined,
    };
  };
}

function absent<Value>({ place }: Section, setting: string, value: Value): Given<Value> {
  return { value, place, setting, written: false };
}

/** The first of the rounds of authentication: `local`, `local-1` …, ordered by their `round`. */
function firstRound(section: Section, side: 'local' | 'remote'): Section | undefined {
  const rounds = [...section.sections.values()].filter(({ name }) => name.startsWith(side));
  const order = (round: Section) => Number(round.settings.get('round')?.value ?? 0);
  return rounds.sort((a, b) => order(a) - order(b))[0];
}

function authenticationOf(section: Section, round: Section | undefined): Given<ConfiguredAuthentication> {
  if (round === undefined) return absent(section, 'auth', { kind: 'other', text: 'nothing' });
  return givenIn(round)('auth', (text = 'pubkey') => authenticationNamed(text));
}

function authenticationNamed(text: string): ConfiguredAuthentication {
  if (text === 'psk') return { kind: 'shared-secret' };
  const [, eap] = /^eap(?:-([\w-]+))?/.exec(text) ?? [];
  if (text.startsWith('eap')) {
    // These leave the method to a RADIUS server or to the two sides.
    return {
      kind: 'eap',
      method: eap === undefined || ['dynamic', 'radius'].includes(eap) ? undefined : eap,
    };
  }
  if (text === 'pubkey' || text === 'any') return { kind: 'certificate', keys: [] };
  const keys = [...text.matchAll(/(?:^|-)(rsa\/pss|rsa|ecdsa|ed25519|ed448|bliss)(?:-(\d+))?(?=-|$|:|\/)/g)];
  if (keys.length === 0) return { kind: 'other', text };
  return {
    kind: 'certificate',
    keys: keys.map(([, key = '', bits]) => (bits === undefined ? key : `${key}-${bits}`)),
  };
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

function checkSettings(section: Section, kind: keyof typeof knownSettings, problems: SettingProblem[]): void {
  const known: readonly string[] = knownSettings[kind];
  for (const { key, value, place } of section.settings.values()) {
    // Certificates of tokens and the like have sections of their own, named by a beginning.
    if (key.startsWith(placeholderMark)) continue;
    if (!known.includes(key)) {
      const meant = nearest(key, known);
      problems.push({
        place,
        setting: key,
        fault: `is not a setting of ${kind === 'child' ? 'a child' : kind === 'connection' ? 'a connection' : `the section ${kind}`}`,
        fix: meant === undefined ? 'Remove the line.' : `Write ${meant}.`,
      });
      continue;
    }
    const values = knownValues[key];
    if (values !== undefined && value !== '' && !values.includes(value)) {
      problems.push({
        place,
        setting: key,
        fault: 'has a value that strongSwan does not know',
        fix: `Choose one of: ${values.join(', ')}.`,
      });
    }
  }
}

function uniquenessOf(text: string | undefined): Uniqueness {
  return text === 'never' || text === 'keep' || text === 'replace' ? text : 'no';
}

/** The text of an identity without the prefix that says its kind; undefined where there is none. */
function identityText(text: string | undefined): string | undefined {
  return text
    ?.replace(/^(?:fqdn|email|rfc822|userfqdn|dns|ipv4|ipv6|keyid|asn1dn|@)[:]/i, '')
    .replace(/^@(?!#)/, '');
}

function isOn(text: string | undefined, otherwise: boolean): boolean {
  if (text === undefined || text === '') return otherwise;
  return ['yes', 'true', '1', 'enabled'].includes(text.toLowerCase());
}

function listOf(section: Section, key: string): string[] {
  return itemsOf(section.settings.get(key)?.value);
}

const secretKinds = { ike: 'shared-secret', eap: 'eap', xauth: 'eap', ntlm: 'eap', ppk: 'ppk' } as const;

function secretOf(section: Section): GatewaySecret[] {
  const [, prefix] = /^(ike|eap|xauth|ntlm|ppk)/.exec(section.name) ?? [];
  if (prefix === undefined) return [];
  const owners = [...section.settings.values()]
    .filter(({ key }) => key.startsWith('id'))
    .flatMap(({ value }) => identityText(value) ?? []);
  const text = section.settings.get('secret')?.value;
  return [
    {
      kind: secretKinds[prefix as keyof typeof secretKinds],
      owners,
      secret: text === undefined ? undefined : secretBytes(text),
      place: section.place,
    },
  ];
}

/** A secret as text, `0x` hexadecimal or `0s` Base64. */
function secretBytes(text: string): Uint8Array {
  if (/^0x/i.test(text)) return Buffer.from(text.slice(2), 'hex');
  return /^0s/i.test(text) ? Buffer.from(text.slice(2), 'base64') : Buffer.from(text, 'utf8');
}
