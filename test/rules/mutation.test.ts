import type { Finding } from '../../src/finding.js';
import { plainValue } from '../../src/plist/navigate.js';
import { dictionaryNodeOf, type PlistNode } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { changed, changedAll, findings, goodPlainProfile, goodProfile } from '../support/good-profile.js';
import { identitiesOf } from './identities-of.js';

/** What may be taken out without a word, as the profile then means the same, or something that can be meant as well. */
const mayBeAbsent: readonly (readonly [reason: string, path: RegExp])[] = [
  ['names for people', /\/(PayloadDisplayName|PayloadOrganization)$/],
  ['nothing is left to be judged', /^\/PayloadContent\/2$/],
  ['the default is written out', /\/(UIToggleEnabled|AllowCaptiveWebSheet|AllowAllCaptiveNetworkPlugins)$/],
  ['the default is written out', /\/(ExtendedAuthEnabled|DeadPeerDetectionRate|NATKeepAliveOffloadEnable)$/],
  ['the default is written out', /\/(EnableCertificateRevocationCheck|DisableMOBIKE)$/],
  ['the default is written out', /\/UseConfigurationAttributeInternalIPSubnet$/],
  ['the default is the one of the interface', /\/NATKeepAliveInterval$/],
  ['a plain VPN has the documented default', /\/IKEv2\/MTU$/],
  ['RemoteIdentifier is checked instead', /\/ServerCertificateCommonName$/],
  ['both can be meant', /\/DisableRedirect$/],
  ['a service without an exception goes through the tunnel', /\/ServiceExceptions(\/\d)?$/],
  ['an app without an exception goes through the tunnel', /\/ApplicationExceptions(\/\d)?$/],
  ['every protocol can be meant', /\/LimitToProtocols(\/0)?$/],
  ['a plain VPN need not connect by itself', /\/(OnDemandEnabled|OnDemandRules(\/\d)?|InterfaceTypeMatch)$/],
];

/** What is said, rightly, beside the finding about the type. */
const followsFromType = ['certificate-issuer-name', 'tunnel-interface-uncovered'];

const profiles: readonly (readonly [string, PlistDictionary])[] = [
  ['Always On', goodProfile()],
  ['plain', goodPlainProfile()],
];

/** Both have the same. */
const identitiesOfGood = identitiesOf(goodProfile());

describe.each(profiles)('in the good %s profile', (_, profile) => {
  const nodes = Array.from(nodesIn(dictionaryNodeOf(profile))).filter(({ path }) => path !== '');
  const places = nodes.map((node) => [node.path, node] as const);
  const keys = places.filter(([path]) => !/\/\d+$/.test(path));

  test.each(places.filter(([path]) => !mayBeAbsent.some(([, pattern]) => pattern.test(path))))(
    'the absence of %s is noticed',
    async (path) => {
      expect(await newFindings(profile, path, changed(profile, path))).not.toEqual([]);
    },
  );

  test.each(places)('another type of %s is noticed, once', async (path, node) => {
    const found = await newFindings(
      profile,
      path,
      changed(profile, path, node.type === 'string' ? 7 : 'text'),
    );
    const atIt = found.filter(
      (finding) =>
        finding.path === path && finding.severity !== 'info' && !followsFromType.includes(finding.rule),
    );
    expect(atIt.map(({ rule }) => rule)).toHaveLength(1);
  });

  test.each(keys)('a misspelling of %s is noticed', async (path, node) => {
    const misspelled = path.slice(0, -1);
    const found = await newFindings(
      profile,
      path,
      changedAll(profile, { [path]: undefined, [misspelled]: plainValue(node) }),
    );
    expect(found.filter(({ rule }) => rule === 'key-unknown').map((finding) => finding.path)).toEqual(
      isJudged(path) ? [misspelled] : [],
    );
    expect(found).not.toEqual([]);
  });
});

test('every exception is about something that exists', () => {
  const paths = profiles.flatMap(([, profile]) =>
    Array.from(nodesIn(dictionaryNodeOf(profile)), ({ path }) => path),
  );
  const unused = mayBeAbsent.filter(([, pattern]) => !paths.some((path) => pattern.test(path)));
  expect(unused).toEqual([]);
});

/** What the rules say of the profile after a change at a path that they did not say before. */
async function newFindings(good: PlistDictionary, path: string, after: PlistDictionary): Promise<Finding[]> {
  // To open a PKCS#12 payload takes long, so it is done again only where the change can matter to it.
  const identities = await identitiesOfGood;
  const matters = path.startsWith('/PayloadContent/1') || /^\/PayloadContent(\/0)?$/.test(path);
  const before = findings(good, identities).map(({ rule, message }) => `${rule} ${message}`);
  return findings(after, matters ? await identitiesOf(after) : identities).filter(
    ({ rule, message }) => !before.includes(`${rule} ${message}`),
  );
}

/** Without its PayloadType or VPNType nothing is known of a payload, so that its other keys are not judged. */
function isJudged(path: string): boolean {
  return !/^\/PayloadContent\/\d\/(PayloadType|VPNType)$/.test(path);
}

function* nodesIn(node: PlistNode): Generator<PlistNode> {
  yield node;
  const inside = node.type === 'dictionary' ? node.entries.values() : node.type === 'array' ? node.items : [];
  for (const item of inside) yield* nodesIn(item);
}
