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
import { readProposals } from '../swanctl/proposals.js';
import { itemsOf, secondsOf } from '../values.js';
import { authenticationOf } from './authentication.js';
import { givenIn } from './given.js';
import { libreswanDefaults, readLibreswanProposals } from './proposals.js';
import { type ConfSection, readConf } from './sections.js';

/**
 * A gateway by its `ipsec.conf`, of Libreswan or of strongSwan's older programs, which share the form. Secrets are in
 * another file, ipsec.secrets, and are not looked at.
 *
 * @throws InputError for a file that is cut off, includes itself, or is none
 */
export function readIpsecConf(file: string, text: string, include: Includer = nothingIncluded): Gateway {
  const { sections, unread } = readConf(file, text, include);
  const setup = sections.find(({ type, name }) => type === 'config' && name === 'setup');
  const conns = loaded(sections.filter(({ type, name }) => type === 'conn' && name !== '%default'));
  const stroke = conns.some(isStroke);
  const problems: SettingProblem[] = [];
  const parameters = sections.flatMap((section) => [...section.parameters.values()]);
  return {
    product: stroke ? 'strongSwan' : 'Libreswan',
    file,
    place: { file, position: { line: 1, column: 1 }, path: '' },
    connections: conns.map((conn) => {
      const before = problems.length;
      const connection = connectionOf(conn, setup, stroke, problems);
      return { ...connection, loads: problems.length === before };
    }),
    pools: new Map(conns.map((conn) => [conn.name, poolOf(conn)])),
    secrets: undefined,
    problems,
    placeholders: parameters
      .filter(({ value }) => value.includes(placeholderMark))
      .map(({ value, place }) => ({ place, text: value })),
    unread,
  };
}

/** What has no `auto` is not loaded, but for others to take over; where none has it, they are loaded by hand. */
function loaded(conns: readonly ConfSection[]): readonly ConfSection[] {
  const automatic = conns.filter(
    ({ parameters }) => (parameters.get('auto')?.value ?? 'ignore') !== 'ignore',
  );
  return automatic.length > 0 ? automatic : conns;
}

/** Whether a section is written for strongSwan: by settings that Libreswan does not have. */
function isStroke({ parameters }: ConfSection): boolean {
  const has = (key: string, pattern: RegExp) => pattern.test(parameters.get(key)?.value ?? '');
  return (
    has('keyexchange', /^ikev[12]$/) ||
    parameters.has('rightsourceip') ||
    ['leftauth', 'rightauth'].some((key) => has(key, /^(?:pubkey|psk|eap)(?:-|$)/))
  );
}

function connectionOf(
  conn: ConfSection,
  setup: ConfSection | undefined,
  stroke: boolean,
  problems: SettingProblem[],
): Omit<GatewayConnection, 'loads'> {
  const given = givenIn(conn);
  const { mine, theirs } = sidesOf(conn);
  const renews = (text: string | undefined, otherwise: number) =>
    conn.parameters.get('rekey')?.value === 'no' ? 0 : secondsOf(text, otherwise);
  return {
    name: conn.name,
    place: conn.place,
    version: stroke
      ? given('keyexchange', (text) => (text === 'ikev1' ? 1 : text === 'ikev2' ? 2 : 0))
      : given(conn.parameters.has('ikev2') ? 'ikev2' : 'keyexchange', (text) =>
          text === 'no' || text === 'never' || text === 'ikev1' ? 1 : 2,
        ),
    proposals: proposalsOf(conn, 'ike', stroke, problems),
    identity: given(`${mine}id`, (text) =>
      text === undefined || text.startsWith('%') ? undefined : text.replace(/^@(?!#)/, ''),
    ),
    deviceIdentity: given(`${theirs}id`, (text = '%any') =>
      text === '%fromcert' ? '%any' : text.replace(/^@(?!#)/, ''),
    ),
    authentication: authenticationOf(conn, mine, stroke),
    deviceAuthentication: authenticationOf(conn, theirs, stroke),
    certificates: given(`${mine}cert`, itemsOf),
    authorities: given(`${theirs}ca`, () => []),
    pools: given(stroke ? `${theirs}sourceip` : `${theirs}addresspool`, (text) =>
      text === undefined ? [] : [conn.name],
    ),
    mobike: given('mobike', (text) => (text === undefined ? stroke : text === 'yes')),
    fragmentation: given('fragmentation', (text) => text !== 'no' && text !== 'never'),
    sendCertificate: given(`${mine}sendcert`, (text) =>
      text === 'always' || text === 'yes'
        ? 'always'
        : text === 'never' || text === 'no'
          ? 'never'
          : 'ifasked',
    ),
    uniqueness: givenIn(setup ?? conn)('uniqueids', (text) => uniquenessOf(text, stroke)),
    rekeySeconds: given('ikelifetime', (text) => renews(text, stroke ? 3 * 3600 : 8 * 3600)),
    reauthenticationSeconds: given('reauth', (text) =>
      stroke
        ? text === 'no'
          ? 0
          : secondsOf(conn.parameters.get('ikelifetime')?.value, 3 * 3600)
        : text === 'yes'
          ? 8 * 3600
          : 0,
    ),
    deadPeerSeconds: given('dpddelay', (text) => secondsOf(text, 0)),
    ppk: given('ppk', (text) => ({
      identifier: text === undefined || text === 'no' ? undefined : '%any',
      required: text === 'insist',
    })),
    children: [childOf(conn, mine, stroke, problems, renews)],
  };
}

/** Which of left and right is the gateway: the one that is no wildcard; left where both could be. */
function sidesOf({ parameters }: ConfSection): {
  readonly mine: 'left' | 'right';
  readonly theirs: 'left' | 'right';
} {
  const wild = (side: string) => parameters.get(side)?.value === '%any';
  return wild('left') && !wild('right') && parameters.has('right')
    ? { mine: 'right', theirs: 'left' }
    : { mine: 'left', theirs: 'right' };
}

function childOf(
  conn: ConfSection,
  mine: string,
  stroke: boolean,
  problems: SettingProblem[],
  renews: (text: string | undefined, otherwise: number) => number,
): GatewayChild {
  const given = givenIn(conn);
  return {
    name: conn.name,
    place: conn.place,
    proposals: stroke
      ? proposalsOf(conn, 'esp', stroke, problems)
      : withPfs(conn, proposalsOf(conn, 'esp', stroke, problems)),
    traffic: given(conn.parameters.has(`${mine}subnets`) ? `${mine}subnets` : `${mine}subnet`, (text) =>
      text === undefined ? undefined : itemsOf(text.replaceAll(/[{}]/g, '').replaceAll(/\s+/g, ',')),
    ),
    rekeySeconds: given(stroke ? 'lifetime' : 'salifetime', (text) => renews(text, stroke ? 3600 : 8 * 3600)),
    inactivitySeconds: given('inactivity', (text) => secondsOf(text, 0)),
    deadPeerAction: given('dpdaction', (text) => text ?? (stroke ? 'none' : 'clear')),
  };
}

/** Libreswan's `pfs`, on by default, takes the groups of IKE where esp= names none. */
function withPfs(conn: ConfSection, esp: Given<readonly Proposal[]>): Given<readonly Proposal[]> {
  const pfs = conn.parameters.get('pfs');
  const on = pfs?.value !== 'no';
  const ike = conn.parameters.get('ike');
  const reading =
    ike === undefined ? { proposals: libreswanDefaults.ike } : readLibreswanProposals(ike.value, 'ike');
  const ofIke = 'proposals' in reading ? reading.proposals.flatMap(({ exchange }) => exchange) : [];
  const place =
    pfs === undefined || esp.written ? esp : { ...esp, place: pfs.place, setting: 'pfs', written: true };
  return {
    ...place,
    value: esp.value.map((proposal) => ({
      ...proposal,
      exchange: !on ? [] : proposal.exchange.length > 0 ? proposal.exchange : ofIke,
    })),
  };
}

function proposalsOf(
  conn: ConfSection,
  key: 'ike' | 'esp',
  stroke: boolean,
  problems: SettingProblem[],
): Given<readonly Proposal[]> {
  // Libreswan calls the same setting phase2alg, too.
  const name =
    key === 'esp' && !conn.parameters.has('esp') && conn.parameters.has('phase2alg') ? 'phase2alg' : key;
  return givenIn(conn)(name, (text) => {
    if (text === undefined) return stroke ? defaultOf(key) : libreswanDefaults[key];
    const strict = text.endsWith('!');
    const reading = stroke ? readProposals(text.replace(/!$/, ''), key) : readLibreswanProposals(text, key);
    if ('proposals' in reading)
      return stroke && !strict ? [...reading.proposals, ...defaultOf(key)] : reading.proposals;
    problems.push({
      place: conn.parameters.get(name)?.place ?? conn.place,
      setting: name,
      fault: `has a value that the gateway rejects: ${reading.refused}`,
    });
    return [];
  });
}

function defaultOf(protocol: 'ike' | 'esp'): readonly Proposal[] {
  const reading = readProposals('default', protocol);
  return 'proposals' in reading ? reading.proposals : [];
}

function poolOf({ parameters }: ConfSection): string[] {
  return itemsOf(
    (
      parameters.get('rightaddresspool') ??
      parameters.get('rightsourceip') ??
      parameters.get('leftaddresspool')
    )?.value,
  );
}

function uniquenessOf(text: string | undefined, stroke: boolean): Uniqueness {
  if (stroke) return text === 'no' || text === 'never' || text === 'keep' ? text : 'replace';
  return text === 'no' ? 'never' : 'replace';
}
