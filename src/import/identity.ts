import * as v from 'valibot';
import type { Identities } from '../device/identities.js';
import { plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { acme as acmeFile } from '../translate/bindings/file.js';
import { commonNameOf } from '../translate/distinguished-name.js';
import type { ImportedIdentity } from './imported-identity.js';
import { readSubject } from './read-subject.js';
import { cannotSay, changed, type Reading, take, takeText } from './reading.js';
import { scepFile } from './scep.js';

/** Reads the identity payload that a tunnel names. */
export function readIdentity(reading: Reading, identities: Identities): ImportedIdentity | undefined {
  const { tunnel } = reading.places;
  const named = take(reading, tunnel, 'PayloadCertificateUUID');
  const uuid = named && stringAt(named);
  const payload = reading.payloads.find((one) => uuid !== undefined && stringAt(one, 'PayloadUUID') === uuid);
  const imported = payload && readPayload(payload, reading, identities);
  if (payload !== undefined && imported !== undefined) {
    reading.used.add(payload);
    return imported;
  }
  reading.findings.push(
    cannotSay(
      named ?? tunnel ?? reading.vpn,
      'The profile holds no identity for the bindings. Bind one before you translate the policy.',
      'A policy that authenticates with a certificate needs an identity. Graph exports never hold one.',
    ),
  );
  return undefined;
}

function readPayload(
  payload: DictionaryNode,
  reading: Reading,
  identities: Identities,
): ImportedIdentity | undefined {
  switch (stringAt(payload, 'PayloadType')) {
    case 'com.apple.security.pkcs12':
      return pkcs12(payload, reading, identities);
    case 'com.apple.security.scep':
      return scepFile(payload, reading);
    case 'com.apple.security.acme':
      return acme(payload, reading);
    default:
      return undefined;
  }
}

function pkcs12(
  payload: DictionaryNode,
  reading: Reading,
  identities: Identities,
): ImportedIdentity | undefined {
  const content = take(reading, payload, 'PayloadContent');
  if (content?.type !== 'data') return undefined;
  const name = takeText(reading, payload, 'PayloadCertificateFileName') ?? 'identity.p12';
  const password = takeText(reading, payload, 'Password');
  if (password === undefined || password === '') {
    reading.findings.push(
      changed(
        payload,
        'The PKCS#12 has no Password. The bindings ask for it.',
        'Bindings have a PKCS#12 with its password.',
      ),
    );
  }
  return {
    identity: {
      pkcs12: reading.files.add(name, content.value, true),
      password: password ? reading.files.addSecret('identity-password.txt', password) : 'prompt',
    },
    commonName: identities.get(payload.path)?.opened?.certificate.subjectCommonName,
  };
}

function acme(payload: DictionaryNode, reading: Reading): ImportedIdentity | undefined {
  const subject = readSubject(take(reading, payload, 'Subject'), reading);
  const values: Record<string, unknown> = { Subject: subject?.text };
  for (const key of Object.keys(acmeFile.entries)) {
    const node = key === 'Subject' ? undefined : take(reading, payload, key);
    if (node !== undefined) values[key] = plainValue(node);
  }
  const result = v.safeParse(acmeFile, values);
  if (result.success && subject !== undefined) {
    return { identity: { acme: result.output }, commonName: commonNameOf(subject.subject) };
  }
  const keys = (result.issues ?? []).map(({ path }) => path?.map(({ key }) => String(key)).join('.'));
  reading.findings.push(
    cannotSay(
      payload,
      `The bindings cannot hold the ACME payload, because of ${[...new Set(keys)].join(', ')}.`,
    ),
  );
  return undefined;
}
