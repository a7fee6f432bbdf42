import type { ScepCertificateProfile } from '../graph/model/scep.js';
import { dictionaryAt, itemsAt, numberAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { jsonText } from '../text/json-text.js';
import { commonNameOf } from '../translate/distinguished-name.js';
import { scepRows } from '../translate/rows/scep.js';
import { alternativeNames, keyUsageBits } from '../translate/scep.js';
import { withIntuneVariables } from '../translate/scep-variables.js';
import { graphJson } from './graph-json.js';
import type { ImportedIdentity } from './imported-identity.js';
import { readSubject } from './read-subject.js';
import { cannotSay, changed, type Reading, take, takeText } from './reading.js';
import { revertRows } from './revert-rows.js';

/** A kind of alternative name, with a text. */
type CustomName = NonNullable<ScepCertificateProfile['customSubjectAlternativeNames']>[number];
type KeyUsage = NonNullable<ScepCertificateProfile['keyUsage']>;

/** Reads a SCEP payload: it becomes a file with the certificate profile that Intune would have, and the challenge another. */
export function scepFile(payload: DictionaryNode, reading: Reading): ImportedIdentity | undefined {
  take(reading, payload, 'PayloadContent');
  const content = dictionaryAt(payload, 'PayloadContent');
  if (content === undefined) return undefined;
  const subject = readSubject(take(reading, content, 'Subject'), reading);
  const url = takeText(reading, content, 'URL');
  const challenge = takeText(reading, content, 'Challenge');
  const displayName = stringAt(payload, 'PayloadDisplayName');
  const names = alternativeNamesOf(take(reading, content, 'SubjectAltName'), reading);
  const keyUsage = keyUsageOf(content, reading);
  if (stringAt(content, 'Key Type') === 'RSA') take(reading, content, 'Key Type');
  const profile: ScepCertificateProfile = {
    ...(displayName !== undefined && { displayName }),
    ...(url !== undefined && { scepServerUrls: [url] }),
    ...(subject !== undefined && {
      subjectNameFormat: 'custom',
      subjectNameFormatString: intuneText(subject.text, payload, reading),
    }),
    ...revertRows(scepRows, { ...reading, column: 'alwaysOn', places: { SCEP: content } }),
    ...(keyUsage.length > 0 && { keyUsage }),
    ...(names.length > 0 && { customSubjectAlternativeNames: names }),
  };
  reportIncomplete(payload, reading);
  for (const [key, node] of content.entries) {
    if (!reading.used.has(node)) {
      reading.findings.push(
        cannotSay(node, `Graph has no property for ${key} in a SCEP profile. The profile leaves it out.`),
      );
    }
  }
  const text = jsonText(graphJson('scep', profile));
  return {
    identity: {
      scep: reading.files.add('scep-profile.json', text),
      ...(challenge && { challenge: reading.files.addSecret('scep-challenge.txt', challenge) }),
    },
    commonName: subject && commonNameOf(subject.subject),
  };
}

function keyUsageOf(content: DictionaryNode, reading: Reading): KeyUsage {
  const node = take(reading, content, 'Key Usage');
  const bits = numberAt(content, 'Key Usage') ?? 0;
  const usages = Object.entries(keyUsageBits).filter(([, bit]) => (bits & bit) !== 0);
  const known = usages.reduce((sum, [, bit]) => sum | bit, 0);
  if (node !== undefined && known !== bits) {
    reading.findings.push(
      cannotSay(
        node,
        'Key Usage asks for more than signing and encryption. The SCEP profile has only these two.',
      ),
    );
  }
  return usages.map(([usage]) => usage) as KeyUsage;
}

function alternativeNamesOf(node: PlistNode | undefined, reading: Reading): CustomName[] {
  if (node?.type !== 'dictionary') return [];
  return Array.from(node.entries).flatMap(([key, value]) => {
    const type = Object.keys(alternativeNames).find((name) => alternativeNames[name]?.key === key);
    const texts = value.type === 'array' ? itemsAt(value) : [value];
    if (type === undefined) {
      reading.findings.push(
        cannotSay(value, `Intune has no alternative name ${key}. The SCEP profile leaves it out.`),
      );
      return [];
    }
    return texts.flatMap((text) => {
      const name = stringAt(text);
      if (name === undefined) return [];
      return [{ sanType: [type], name: intuneText(name, value, reading) } as CustomName];
    });
  });
}

function intuneText(text: string, node: PlistNode, { findings }: Reading): string {
  const { text: intune, unknown } = withIntuneVariables(text);
  if (unknown.length > 0) {
    findings.push(
      cannotSay(
        node,
        'Intune does not have a variable that is in the subject or its alternative names. The SCEP profile keeps it as it is.',
      ),
    );
  }
  return intune;
}

function reportIncomplete(payload: DictionaryNode, { findings }: Reading): void {
  findings.push(
    changed(
      payload,
      'The SCEP profile has no validity, renewal threshold, extended key usage and root certificate. It is complete as a binding. For Intune, add these.',
      "Apple's payload has none of them: the authority decides, or another part of the profile.",
    ),
  );
}
