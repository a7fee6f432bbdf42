import * as v from 'valibot';
import { payloadTypeRow } from '../apple/payload-types.js';
import { type Certificate, readCertificates } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import { flagAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { type BindingsFile, profileIdentifier } from '../translate/bindings/file.js';
import { cannotSay, changed, type Reading, take, takeText } from './reading.js';

type ProfileFile = NonNullable<BindingsFile['profile']>;

/** Reads the keys of the profile itself that bindings have. Its names are the policy's, and its UUIDs are made anew. */
export function readEnvelope(reading: Reading): ProfileFile {
  const { profile } = reading;
  for (const key of ['PayloadType', 'PayloadVersion', 'PayloadUUID', 'PayloadContent'])
    take(reading, profile, key);
  const identifier = readIdentifier(reading);
  const organization = takeText(reading, profile, 'PayloadOrganization');
  const disallowed = take(reading, profile, 'PayloadRemovalDisallowed');
  const removalDisallowed = disallowed && flagAt(disallowed);
  reportScope(reading);
  return {
    ...(identifier !== undefined && { identifier }),
    ...(organization !== undefined && { organization }),
    ...(removalDisallowed !== undefined && { removalDisallowed }),
    ...readConsentText(reading),
  };
}

function readIdentifier(reading: Reading): string | undefined {
  const { profile, findings } = reading;
  const identifier = takeText(reading, profile, 'PayloadIdentifier');
  if (identifier === undefined || v.is(profileIdentifier, identifier)) return identifier;
  findings.push(
    changed(
      profile.entries.get('PayloadIdentifier') ?? profile,
      'PayloadIdentifier is not a reverse domain name, so the bindings leave it out and the profile gets another.',
      'A profile replaces an installed one only when its PayloadIdentifier is the same.',
      'warning',
    ),
  );
  return undefined;
}

function reportScope(reading: Reading): void {
  const scope = take(reading, reading.profile, 'PayloadScope');
  if (scope === undefined || stringAt(scope) === 'System') return;
  reading.findings.push(
    changed(
      scope,
      'PayloadScope becomes System.',
      'alwayson translates the policy to a VPN for the whole device.',
      'warning',
    ),
  );
}

function readConsentText(reading: Reading): Pick<ProfileFile, 'consentText'> {
  const node = take(reading, reading.profile, 'ConsentText');
  if (node?.type !== 'dictionary') return {};
  const texts = Array.from(node.entries).flatMap(([language, value]) => {
    if (value.type === 'string') return [[language, value.value] as const];
    reading.findings.push(cannotSay(value, 'A ConsentText is not text. The bindings leave it out.'));
    return [];
  });
  const [only] = texts;
  if (only === undefined) return {};
  return { consentText: texts.length === 1 && only[0] === 'default' ? only[1] : Object.fromEntries(texts) };
}

/** Reads the certificates that the profile brings to be trusted, each as a file in DER. */
export function readTrustedRoots(reading: Reading): string[] {
  return reading.payloads
    .filter((payload) => payloadTypeRow(stringAt(payload, 'PayloadType') ?? '')?.role === 'authority')
    .flatMap((payload) => {
      reading.used.add(payload);
      const name = takeText(reading, payload, 'PayloadCertificateFileName') ?? 'trusted-root.cer';
      return certificatesIn(payload, reading).map(({ der }) => reading.files.add(name, der));
    });
}

function certificatesIn(payload: DictionaryNode, reading: Reading): Certificate[] {
  const content = take(reading, payload, 'PayloadContent');
  try {
    if (content?.type === 'data') return readCertificates(content.value);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  reading.findings.push(
    cannotSay(
      content ?? payload,
      'The payload has no certificate that can be read. The bindings leave it out.',
      'Bindings have trusted roots as certificates.',
    ),
  );
  return [];
}
