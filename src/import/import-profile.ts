import type { Identities } from '../device/identities.js';
import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import type { BindingsFile } from '../translate/bindings/file.js';
import { ikev2Rows } from '../translate/rows/ikev2.js';
import { readApple } from './apple.js';
import { readAuthentication } from './authentication.js';
import { readEnvelope, readTrustedRoots } from './envelope.js';
import type { ImportedFile } from './files.js';
import { graphJson } from './graph-json.js';
import { readIdentity } from './identity.js';
import { reportLeftovers } from './leftovers.js';
import { readLocalIdentifier } from './local-identifier.js';
import { openProfile } from './open.js';
import { readPlainVpn } from './plain-vpn.js';
import { revertRows } from './revert-rows.js';
import { withWholeAlwaysOn } from './whole-always-on.js';
import { reportLacking, wholePolicy } from './whole-policy.js';

/** How a profile is imported. */
export interface ImportOptions {
  /** What `readIdentities` gives for the profile: with it the name in the identity's certificate is known. */
  readonly identities?: Identities;
}

/** A policy with its bindings. */
export interface ImportedPolicy {
  /** The policy as Graph's beta endpoint takes it in a POST. */
  readonly policy: Record<string, unknown>;
  /** What Graph cannot say. Files are named by name alone, secrets by references to files. */
  readonly bindings: BindingsFile;
  /** The files that the bindings name. */
  readonly files: readonly ImportedFile[];
}

/** What came of a profile. */
export interface Import {
  /** Absent when a finding is an error. */
  readonly imported?: ImportedPolicy;
  /** What neither Graph nor the bindings can say, or say otherwise. */
  readonly findings: readonly Finding[];
}

/**
 * Makes of a profile the Intune policy (`iosikEv2VpnConfiguration`) and the bindings that translate to it: the rows
 * of the translation, read backwards. Whether the profile is good is not judged here.
 *
 * @param profile read from a file or built (`dictionaryNodeOf`)
 * @throws InputError when the profile has no VPN that an IKEv2 policy of Intune could be
 */
export function importProfile(profile: DictionaryNode, options: ImportOptions = {}): Import {
  const { reading, tunnels } = openProfile(profile);
  const authentication = readAuthentication(reading);
  const identity = authentication.needsIdentity
    ? readIdentity(reading, options.identities ?? new Map())
    : undefined;
  const local = readLocalIdentifier(reading, identity?.commonName);
  const read = {
    ...revertRows(ikev2Rows, reading),
    ...authentication.policy,
    ...local.policy,
    ...(reading.column === 'ikev2' && readPlainVpn(reading)),
  };
  const policy = wholePolicy(
    reading.column === 'alwaysOn' ? withWholeAlwaysOn(read, reading, tunnels !== undefined) : read,
    reading,
  );
  const apple = { ...readApple(reading), ...(tunnels !== undefined && { tunnels }) };
  const trustedRoots = readTrustedRoots(reading);
  const envelope = readEnvelope(reading);
  const bindings: BindingsFile = {
    ...local.bindings,
    ...(identity !== undefined && { identity: identity.identity }),
    ...authentication.bindings,
    ...(trustedRoots.length > 0 && { trustedRoots }),
    ...(Object.keys(envelope).length > 0 && { profile: envelope }),
    ...(Object.keys(apple).length > 0 && { apple }),
  };
  reportLeftovers(reading);
  reportLacking(policy, reading);
  const { findings, files } = reading;
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  return { imported: { policy: graphJson('ikev2', policy), bindings, files: files.files }, findings };
}
