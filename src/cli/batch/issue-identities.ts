import type { MakerOptions } from '../../batch/made.js';
import { isoTime } from '../../certificates/validity.js';
import { withIssuedIdentity } from '../../issue/with-identity.js';
import { type IssuingMaterial, issuing } from '../issuer.js';

type Make = MakerOptions['whole'];

/** Makes profiles with an identity of its own for each device. What there is to say of the authority is said of each. */
export async function withIdentities(material: IssuingMaterial, make: Make): Promise<Make> {
  const { issue, findings } = await issuing(material);
  return async (reading, bindings) => {
    const own = await withIssuedIdentity(reading.policy, bindings, issue);
    const made = await make(reading, own);
    const all = { ...made, findings: [...findings, ...made.findings] };
    if (own.identity?.kind !== 'pkcs12') return all;
    const { x509, fingerprint, notAfter } = own.identity.certificate;
    return {
      ...all,
      identity: { serial: x509.serialNumber.toLowerCase(), sha256: fingerprint, notAfter: isoTime(notAfter) },
    };
  };
}
