import { appleSources } from '../../apple/sources.js';
import type { ScepCertificateProfile } from '../../graph/model/scep.js';
import { graphSources } from '../../graph/sources.js';
import { lookup } from './converters.js';
import { deviceConfigurationRows } from './device-configuration.js';
import { both, combined, dropped, mapped, notConfiguration, type Outcome, type Rows } from './row.js';

type KeySize = NonNullable<ScepCertificateProfile['keySize']>;

const keySize = lookup<KeySize>({ size1024: 1024, size2048: 2048, size4096: 4096 });

function decidedByTheAuthority<Value>(what: string): Outcome<Value> {
  return dropped(
    `The certification authority decides ${what}. Apple's SCEP payload cannot ask for it.`,
    appleSources.scep,
    'documented',
  );
}

/** The rows of `iosScepCertificateProfile`, which becomes a com.apple.security.scep payload. */
export const scepRows: Rows<ScepCertificateProfile> = {
  id: both(notConfiguration('names the export')),
  displayName: both(combined('scep', 'PayloadDisplayName')),
  description: both(notConfiguration('a note for administrators')),
  scepServerUrls: both(combined('scep', 'URL')),
  keySize: both(mapped('SCEP', 'Keysize', keySize)),
  keyUsage: both(combined('scep', 'Key Usage')),
  subjectNameFormat: both(combined('scep', 'Subject')),
  subjectNameFormatString: both(combined('scep', 'Subject')),
  subjectAlternativeNameType: both(combined('scep', 'SubjectAltName')),
  subjectAlternativeNameFormatString: both(
    dropped(
      'The format names an attribute of the directory that only Intune can look up.',
      graphSources.scepProfiles,
      'inferred',
    ),
  ),
  customSubjectAlternativeNames: both(combined('scep', 'SubjectAltName')),
  extendedKeyUsages: both(decidedByTheAuthority('the extended key usage')),
  certificateValidityPeriodScale: both(notConfiguration('the unit of certificateValidityPeriodValue')),
  certificateValidityPeriodValue: both(decidedByTheAuthority('the validity period')),
  renewalThresholdPercentage: both(decidedByTheAuthority('the time of renewal')),
  certificateStore: both(notConfiguration('iOS has one certificate store for a profile')),
  managedDeviceCertificateStates: both(notConfiguration('the state of devices, not their configuration')),
  rootCertificate: both(notConfiguration('the binding trustedRoots names the certificate of the authority')),
  ...deviceConfigurationRows,
};
