import * as v from 'valibot';
import { deviceConfigurationEntries } from './device-configuration.js';
import {
  appleSubjectNameFormat,
  certificateValidityPeriodScale,
  subjectAlternativeNameType,
} from './enums.js';
import { int32 } from './scalars.js';

/** iosCertificateProfileBase: what the certificate profiles for iOS share. */
export const certificateProfileEntries = {
  ...deviceConfigurationEntries,
  certificateValidityPeriodScale: v.exactOptional(certificateValidityPeriodScale),
  certificateValidityPeriodValue: v.exactOptional(int32),
  renewalThresholdPercentage: v.exactOptional(int32),
  subjectAlternativeNameType: v.exactOptional(subjectAlternativeNameType),
  subjectNameFormat: v.exactOptional(appleSubjectNameFormat),
};
