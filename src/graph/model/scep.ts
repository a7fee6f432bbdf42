import * as v from 'valibot';
import { certificateProfileEntries } from './certificate-profile.js';
import { certificateReference } from './certificate-reference.js';
import { certificateStore, keySize, keyUsages, subjectAlternativeNameType } from './enums.js';
import { text, unread } from './scalars.js';

const customSubjectAlternativeName = v.object({
  name: v.exactOptional(text),
  sanType: v.exactOptional(subjectAlternativeNameType),
});

const extendedKeyUsage = v.object({
  name: v.exactOptional(text),
  objectIdentifier: v.exactOptional(text),
});

/** iosScepCertificateProfile with everything that it inherits. */
export const scepCertificateProfile = v.object({
  ...certificateProfileEntries,
  certificateStore: v.exactOptional(certificateStore),
  customSubjectAlternativeNames: v.exactOptional(v.array(customSubjectAlternativeName)),
  extendedKeyUsages: v.exactOptional(v.array(extendedKeyUsage)),
  keySize: v.exactOptional(keySize),
  keyUsage: v.exactOptional(keyUsages),
  managedDeviceCertificateStates: v.exactOptional(unread),
  rootCertificate: v.exactOptional(certificateReference),
  scepServerUrls: v.exactOptional(v.array(text)),
  subjectAlternativeNameFormatString: v.exactOptional(text),
  subjectNameFormatString: v.exactOptional(text),
});

/** An iosScepCertificateProfile as read: what was null or unreadable is absent, comma lists are lists. */
export type ScepCertificateProfile = v.InferOutput<typeof scepCertificateProfile>;
