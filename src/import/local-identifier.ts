import type { Policy } from '../graph/model/ikev2.js';
import type { BindingsFile } from '../translate/bindings/file.js';
import { changed, type Reading, takeText } from './reading.js';

/** The kind of local identifier, and the text where the kind does not say it. */
export interface ImportedLocalIdentifier {
  readonly policy: Pick<Policy, 'localIdentifier'>;
  readonly bindings: Pick<BindingsFile, 'localIdentifier'>;
}

/**
 * Reads LocalIdentifier. Graph has no text for it but three kinds: empty, the common name of the identity's
 * certificate, and the device's own name, which stands for every other text.
 *
 * @param commonName of the identity's subject, where there is one
 */
export function readLocalIdentifier(
  reading: Reading,
  commonName: string | undefined,
): ImportedLocalIdentifier {
  const { tunnel } = reading.places;
  const text = takeText(reading, tunnel, 'LocalIdentifier');
  if (text === undefined) {
    reading.findings.push(
      changed(
        tunnel ?? reading.vpn,
        'LocalIdentifier is missing. The policy has it as empty.',
        'Graph requires a kind. What the device does without an identifier is not established.',
        'warning',
      ),
    );
  }
  if (text === undefined || text === '') return { policy: { localIdentifier: 'empty' }, bindings: {} };
  if (text === commonName)
    return { policy: { localIdentifier: 'clientCertificateSubjectName' }, bindings: {} };
  return { policy: { localIdentifier: 'deviceFQDN' }, bindings: { localIdentifier: text } };
}
